#!/bin/sh
# Runs once, when the data directory is made: a role for each service that has one, and one that may only look at
# statistics.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=api_password="$API_PASSWORD" --set=dataflow_password="$DATAFLOW_PASSWORD" \
  --set=monitoring_password="$MONITORING_PASSWORD" <<'SQL'
create role api login password :'api_password';
create schema api authorization api;
create role dataflow login password :'dataflow_password';
create schema dataflow authorization dataflow;
create role monitoring login password :'monitoring_password' in role pg_monitor;
SQL
