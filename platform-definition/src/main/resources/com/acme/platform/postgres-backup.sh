#!/bin/sh
# Dumps the database, proves that the dump can be read, and only then gives it its name: an interrupted run leaves a
# .partial file behind and no backup, and never touches a good one.
set -eu
stamp=$(date -u +%Y%m%dT%H%M%SZ)
partial="$BACKUP_DIR/.$PGDATABASE-$stamp.partial"
final="$BACKUP_DIR/$PGDATABASE-$stamp.dump"
trap 'rm -f "$partial"' EXIT

find "$BACKUP_DIR" -maxdepth 1 -name ".$PGDATABASE-*.partial" -mmin +720 -delete
pg_dump --format=custom --compress=6 --no-password --file="$partial"
pg_restore --list "$partial" > /dev/null
sync "$partial"
mv "$partial" "$final"
sha256sum "$final" > "$final.sha256"

# Old backups go only when enough newer ones are there.
ls -1t "$BACKUP_DIR/$PGDATABASE"-*.dump | tail -n "+$((BACKUP_KEEP + 1))" | while read -r old; do
  rm -f "$old" "$old.sha256"
done
echo "backup $final: $(wc -c < "$final") bytes"
