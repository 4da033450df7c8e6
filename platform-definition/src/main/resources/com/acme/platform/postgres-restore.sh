#!/bin/sh
# Restores a dump in one transaction: either all of it is there afterwards, or what was there before.
# BACKUP_FILE names the dump; without it the newest one is taken.
set -eu
dump=${BACKUP_FILE:-$(ls -1t "$BACKUP_DIR/$PGDATABASE"-*.dump | head -n 1)}
sha256sum -c "$dump.sha256"
pg_restore --clean --if-exists --no-owner --single-transaction --exit-on-error --no-password --dbname="$PGDATABASE" "$dump"
echo "restored $dump"
