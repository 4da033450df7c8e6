#!/bin/bash
# Takes a snapshot of the data volume: the Community Edition has no backup of a running database, and what the storage
# cuts out at one moment is what a crash would leave, which Neo4j recovers from its transaction log when it starts.
set -euo pipefail
name="neo4j-$(date -u +%Y%m%d-%H%M%S)"
kubectl create -f - <<YAML
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata:
  name: $name
  namespace: $POD_NAMESPACE
  labels: {product.example.com/backup-of: neo4j}
spec:
  volumeSnapshotClassName: $SNAPSHOT_CLASS
  source: {persistentVolumeClaimName: $DATA_CLAIM}
YAML
kubectl wait --for=jsonpath='{.status.readyToUse}'=true "volumesnapshot/$name" --timeout=15m

# Old snapshots go only when enough newer ones can be used.
kubectl get volumesnapshots -l product.example.com/backup-of=neo4j --sort-by=.metadata.creationTimestamp \
  -o jsonpath='{range .items[?(@.status.readyToUse==true)]}{.metadata.name}{"\n"}{end}' \
  | head -n "-$BACKUP_KEEP" | xargs -r kubectl delete volumesnapshot
echo "backup $name"
