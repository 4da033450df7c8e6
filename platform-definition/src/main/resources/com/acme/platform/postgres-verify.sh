#!/bin/sh
# Restores the newest dump into a database of its own and looks whether tables with rows come out of it.
set -eu
dump=$(ls -1t "$BACKUP_DIR/$PGDATABASE"-*.dump | head -n 1)
sha256sum -c "$dump.sha256"
scratch="verify_$(date -u +%Y%m%d%H%M%S)"
createdb --no-password "$scratch"
trap 'dropdb --no-password --if-exists "$scratch"' EXIT
pg_restore --no-owner --exit-on-error --no-password --dbname="$scratch" "$dump"
tables=$(psql --no-password --tuples-only --no-align --dbname="$scratch" \
  --command="select count(*) from information_schema.tables where table_schema = 'public'")
test "$tables" -gt 0
echo "verified $dump: $tables tables"
