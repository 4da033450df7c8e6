#!/bin/sh
# Asks Redis for a snapshot over the replication protocol, proves that it can be read, and only then gives it its name.
set -eu
stamp=$(date -u +%Y%m%dT%H%M%SZ)
partial="$BACKUP_DIR/.redis-$stamp.partial"
final="$BACKUP_DIR/redis-$stamp.rdb"
trap 'rm -f "$partial"' EXIT

find "$BACKUP_DIR" -maxdepth 1 -name '.redis-*.partial' -mmin +720 -delete
redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" --rdb "$partial"
redis-check-rdb "$partial" > /dev/null
sync "$partial"
mv "$partial" "$final"
sha256sum "$final" > "$final.sha256"

ls -1t "$BACKUP_DIR"/redis-*.rdb | tail -n "+$((BACKUP_KEEP + 1))" | while read -r old; do
  rm -f "$old" "$old.sha256"
done
echo "backup $final: $(wc -c < "$final") bytes"
