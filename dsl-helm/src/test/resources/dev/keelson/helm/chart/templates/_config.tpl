{{/* The text of prometheus-files/prometheus.yml. */}}
{{- define "api.prometheus-files.prometheus.yml" -}}
global:
  scrape_interval: {{ include "api.sumOfSpans" (list .Values.api.period "1m") }}
  external_labels:
    cluster: "{{ .Values.monitoring.externalLabels.cluster }}"
rule_files:
  - alerts.yml
scrape_configs:
{{- if .Values.metrics.enabled }}
  - job_name: shop/api/metrics
    metrics_path: {{ .Values.api.scrapes.metrics.path }} # shop/api/metrics
    scrape_interval: {{ .Values.api.period }} # shop/api/metrics
    scrape_timeout: {{ .Values.api.scrapes.metrics.timeout }} # shop/api/metrics
    dns_sd_configs: # shop/api/metrics
      - names: [api-metrics.shop.svc] # shop/api/metrics
        type: A # shop/api/metrics
        port: {{ .Values.api.ports.metrics }} # shop/api/metrics
    relabel_configs: # shop/api/metrics
      - {target_label: namespace, replacement: shop} # shop/api/metrics
      - {target_label: job, replacement: api} # shop/api/metrics
{{- end }}
  - job_name: node
    static_configs: # node
      - targets: ["{{ .Values.monitoring.targets.node }}"] # node
{{- end }}

{{/* The text of prometheus-files/alerts.yml. */}}
{{- define "api.prometheus-files.alerts.yml" -}}
groups:
{{- if .Values.metrics.enabled }}
  - name: shop/api
    rules: # shop/api
      - alert: TargetDown # shop/api
        expr: |2- # shop/api TargetDown
          up{namespace="shop", job="api"} == 0
        for: 5m # shop/api TargetDown
        labels: # shop/api TargetDown
          severity: "warning" # shop/api TargetDown
          namespace: shop # shop/api TargetDown
          component: api # shop/api TargetDown
        annotations: # shop/api TargetDown
          summary: |2- # shop/api TargetDown
            shop/api: a pod does not tell its metrics
      - alert: NoTargetUp # shop/api
        expr: |2- # shop/api NoTargetUp
          absent(up{namespace="shop", job="api"} == 1)
        for: 5m # shop/api NoTargetUp
        labels: # shop/api NoTargetUp
          severity: "critical" # shop/api NoTargetUp
          namespace: shop # shop/api NoTargetUp
          component: api # shop/api NoTargetUp
        annotations: # shop/api NoTargetUp
          summary: |2- # shop/api NoTargetUp
            shop/api: no pod tells its metrics
{{- end }}
  - name: api
    rules: # api
      - alert: Banner # api
        expr: |2- # api Banner
          requests_total > {{ int64 .Values.api.maxBody }}
        for: {{ .Values.api.period }} # api Banner
        labels: # api Banner
          severity: "{{ .Values.alerts.Banner.severity }}" # api Banner
        annotations: # api Banner
          summary: |2- # api Banner
            {{ .Values.api.banner }} {{ `{{ $value }}` }}
{{- end }}

{{/* The text that checksum/config of api is the checksum of. */}}
{{- define "api.api.checksum.config" -}}
api-config/features
{{ join "," .Values.api.features }}
api-config/greeting
"{{ .Values.api.banner }}" # {{ `{{ not a template }}` }}
api-config/banner.txt
{{ .Values.api.banner }}
and more

api-config/application.properties
# written for {{ `{{ everybody }}` }}
server.port=8080
server.max-body={{ int64 .Values.api.maxBody }}
pool.size={{ printf "%04d" (int64 (add (mul .Values.api.minimum 5) .Values.zones)) }}
{{- if and (not .Values.debug) (eq .Values.logLevel "INFO") }}
log.level=INFO
{{- end }}
{{- if or .Values.debug (eq .Values.logLevel "DEBUG") }}
log.level=DEBUG
{{- end }}
{{- if .Values.debug }}
  log.sql=true{{ "  " }}
{{- end }}
{{- if and (not .Values.debug) (eq .Values.logLevel "WARN") }}
log.level=WARN
{{- end }}
{{ "" }}
{{- if .Values.api.origins }}
cors.allow=<item>
cors.credentials=true
{{- end }}
{{- if and (not .Values.debug) .Values.metrics.enabled }}
metrics.path=/metrics
{{- end }}
{{- if not (kindIs "invalid" .Values.api.licence) }}
licence={{ .Values.api.licence }}
{{- end }}
{{ .Values.api.banner }}
{{- if .Values.api.origins }}
api.origins
{{ join "\n" .Values.api.origins }}
{{- else }}
{{ "" }}
{{- end }}
prometheus-files/prometheus.yml
{{ include "api.prometheus-files.prometheus.yml" . }}

prometheus-files/alerts.yml
{{ include "api.prometheus-files.alerts.yml" . }}

{{ end }}
