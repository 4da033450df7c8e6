#!/bin/bash
# Stops the database, makes its claim anew from a snapshot and starts it again. SNAPSHOT names the snapshot; without it
# the newest one is taken. The claim is deleted only when the snapshot can be used.
set -euo pipefail
snapshot=${SNAPSHOT:-$(kubectl get volumesnapshots -l product.example.com/backup-of=neo4j \
  --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].metadata.name}')}
kubectl wait --for=jsonpath='{.status.readyToUse}'=true "volumesnapshot/$snapshot" --timeout=1m
claim=$(kubectl get pvc "$DATA_CLAIM" -o json | jq --arg snapshot "$snapshot" '{
  apiVersion, kind, metadata: {name: .metadata.name, namespace: .metadata.namespace, labels: .metadata.labels},
  spec: {accessModes: .spec.accessModes, resources: .spec.resources, storageClassName: .spec.storageClassName,
    dataSource: {apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: $snapshot}}}')

kubectl scale statefulset/neo4j --replicas=0
trap 'kubectl scale statefulset/neo4j --replicas=1' EXIT
kubectl wait --for=delete pod/neo4j-0 --timeout=10m
kubectl delete pvc "$DATA_CLAIM" --wait
kubectl create -f - <<< "$claim"
echo "restored $snapshot"
