#!/bin/bash
# Returns Redis to a snapshot: a server of this job reads the file and hands its keys over. BACKUP_FILE names the
# snapshot; without it the newest one is taken. What Redis holds goes only when the snapshot was read.
set -euo pipefail
rdb=${BACKUP_FILE:-$(ls -1t "$BACKUP_DIR"/redis-*.rdb | head -n 1)}
sha256sum -c "$rdb.sha256"
cp "$rdb" /tmp/dump.rdb
source() { redis-cli -p "$SOURCE_PORT" "$@"; }
target() { redis-cli -h "$REDIS_HOST" -p "$REDIS_PORT" "$@"; }

redis-server --bind 127.0.0.1 --port "$SOURCE_PORT" --dir /tmp --dbfilename dump.rdb --save '' --appendonly no \
  --requirepass "$REDISCLI_AUTH" --daemonize yes
until source ping | grep -q PONG; do sleep 1; done
trap 'source shutdown nosave || true' EXIT
keys=$(source dbsize)

target flushall > /dev/null
source --scan | xargs -r -d '\n' -n 100 redis-cli -p "$SOURCE_PORT" migrate "$REDIS_HOST" "$REDIS_PORT" "" 0 60000 \
  copy replace auth "$REDISCLI_AUTH" keys > /dev/null
test "$(target dbsize)" -ge "$keys"
echo "restored $rdb: $keys keys"
