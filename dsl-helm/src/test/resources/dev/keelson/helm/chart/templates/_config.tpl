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
  - job_name: {{ .Release.Namespace }}/api/metrics
    metrics_path: {{ .Values.api.scrapes.metrics.path }} # {{ .Release.Namespace }}/api/metrics
    scrape_interval: {{ .Values.api.period }} # {{ .Release.Namespace }}/api/metrics
    scrape_timeout: {{ .Values.api.scrapes.metrics.timeout }} # {{ .Release.Namespace }}/api/metrics
    dns_sd_configs: # {{ .Release.Namespace }}/api/metrics
      - names: [api-metrics.{{ .Release.Namespace }}.svc] # {{ .Release.Namespace }}/api/metrics
        type: A # {{ .Release.Namespace }}/api/metrics
        port: {{ .Values.api.ports.metrics }} # {{ .Release.Namespace }}/api/metrics
    relabel_configs: # {{ .Release.Namespace }}/api/metrics
      - {target_label: namespace, replacement: "{{ .Release.Namespace }}"} # {{ .Release.Namespace }}/api/metrics
      - {target_label: job, replacement: api} # {{ .Release.Namespace }}/api/metrics
{{- end }}
  - job_name: node
    static_configs: # node
      - targets: ["{{ .Values.monitoring.targets.node }}"] # node
{{- end }}

{{/* The text of prometheus-files/alerts.yml. */}}
{{- define "api.prometheus-files.alerts.yml" -}}
groups:
{{- if .Values.metrics.enabled }}
  - name: {{ .Release.Namespace }}/api
    rules: # {{ .Release.Namespace }}/api
      - alert: TargetDown # {{ .Release.Namespace }}/api
        expr: |2- # {{ .Release.Namespace }}/api TargetDown
          up{namespace="{{ .Release.Namespace }}", job="api"} == 0
        for: 5m # {{ .Release.Namespace }}/api TargetDown
        labels: # {{ .Release.Namespace }}/api TargetDown
          severity: "warning" # {{ .Release.Namespace }}/api TargetDown
          namespace: "{{ .Release.Namespace }}" # {{ .Release.Namespace }}/api TargetDown
          component: api # {{ .Release.Namespace }}/api TargetDown
        annotations: # {{ .Release.Namespace }}/api TargetDown
          summary: |2- # {{ .Release.Namespace }}/api TargetDown
            {{ .Release.Namespace }}/api: a pod does not tell its metrics
      - alert: NoTargetUp # {{ .Release.Namespace }}/api
        expr: |2- # {{ .Release.Namespace }}/api NoTargetUp
          absent(up{namespace="{{ .Release.Namespace }}", job="api"} == 1)
        for: 5m # {{ .Release.Namespace }}/api NoTargetUp
        labels: # {{ .Release.Namespace }}/api NoTargetUp
          severity: "critical" # {{ .Release.Namespace }}/api NoTargetUp
          namespace: "{{ .Release.Namespace }}" # {{ .Release.Namespace }}/api NoTargetUp
          component: api # {{ .Release.Namespace }}/api NoTargetUp
        annotations: # {{ .Release.Namespace }}/api NoTargetUp
          summary: |2- # {{ .Release.Namespace }}/api NoTargetUp
            {{ .Release.Namespace }}/api: no pod tells its metrics
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
