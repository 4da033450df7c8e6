{{/* An amount such as 512Mi, the first, as often as the last says, in its own unit. */}}
{{- define "api.times" -}}
{{- $number := regexFind "^[0-9]+" (toString (first .)) -}}
{{- mul (atoi $number) (last .) }}{{ trimPrefix $number (toString (first .)) }}
{{- end }}

{{/* The labels of all objects of a component. */}}
{{- define "api.labels" -}}
app.kubernetes.io/name: {{ last . }}
app.kubernetes.io/part-of: api
{{- with (first .).Values.global.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* All that these maps hold, of two texts for a key the last. */}}
{{- define "api.added" -}}
{{- $all := dict -}}
{{- range . -}}
{{- range $key, $text := . -}}
{{- $_ := set $all $key $text -}}
{{- end -}}
{{- end -}}
{{- with $all }}{{ toYaml . }}{{ end }}
{{- end }}

{{/* The sum of two amounts, in the finer of their units. */}}
{{- define "api.sumOfSpans" -}}
{{- $left := regexReplaceAll "^[0-9]+" (toString (first .)) "" -}}
{{- $right := regexReplaceAll "^[0-9]+" (toString (last .)) "" -}}
{{- $leftSize := include "api.milliseconds" (print "1" $left) -}}
{{- $rightSize := include "api.milliseconds" (print "1" $right) -}}
{{- $unit := ternary $left $right (eq (mod $rightSize $leftSize) 0) -}}
{{- $sum := add (include "api.milliseconds" (first .)) (include "api.milliseconds" (last .)) -}}
{{- div $sum (include "api.milliseconds" (print "1" $unit)) }}{{ $unit }}
{{- end }}

{{/* A span of time such as 90s in milliseconds. */}}
{{- define "api.milliseconds" -}}
{{- $number := regexFind "^[0-9]+" (toString .) -}}
{{- $sizes := dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 -}}
{{- mul (atoi $number) (get $sizes (trimPrefix $number (toString .))) }}
{{- end }}

{{/* A span of time such as 90s in seconds, rounded up. */}}
{{- define "api.seconds" -}}
{{- $milliseconds := include "api.milliseconds" . -}}
{{- add (div $milliseconds 1000) (min 1 (mod $milliseconds 1000)) }}
{{- end }}

{{/* The labels that select the pods of a component. */}}
{{- define "api.selectorLabels" -}}
app.kubernetes.io/name: {{ . }}
keelson.dev/track: stable
{{- end }}

{{/* The full name of an image. */}}
{{- define "api.image" -}}
{{- with .registry }}{{ . }}/{{ end }}{{ .repository }}
{{- with .tag }}:{{ . }}{{ end }}
{{- with .digest }}@{{ . }}{{ end }}
{{- end }}

{{/* api.env.MOTTO, by default chosen by other values. */}}
{{- define "api.api.env.MOTTO" -}}
{{- if not (kindIs "invalid" .Values.api.env.MOTTO) -}}
{{ .Values.api.env.MOTTO }}
{{- else if .Values.debug -}}
no
{{- else -}}
yes
{{- end }}
{{- end }}

{{/* api.env.LOG_LEVEL, by default chosen by other values. */}}
{{- define "api.api.env.LOG_LEVEL" -}}
{{- if not (kindIs "invalid" .Values.api.env.LOG_LEVEL) -}}
{{ .Values.api.env.LOG_LEVEL }}
{{- else -}}
{{ .Values.logLevel }}
{{- end }}
{{- end }}

{{/* api.env.STRICT, by default chosen by other values. */}}
{{- define "api.api.env.STRICT" -}}
{{- if not (kindIs "invalid" .Values.api.env.STRICT) -}}
{{ .Values.api.env.STRICT }}
{{- else -}}
{{ .Values.strict }}
{{- end }}
{{- end }}

{{/* An amount of bytes such as 512Mi in bytes. */}}
{{- define "api.bytes" -}}
{{- $number := regexFind "^[0-9]+" (toString .) -}}
{{- $sizes := dict "" 1 "k" 1000 "Ki" 1024 "M" 1000000 "Mi" 1048576 "G" 1000000000 "Gi" 1073741824 "T" 1000000000000 "Ti" 1099511627776 "P" 1000000000000000 "Pi" 1125899906842624 -}}
{{- mul (atoi $number) (get $sizes (trimPrefix $number (toString .))) }}
{{- end }}

{{/* The sum of two amounts, in the finer of their units. */}}
{{- define "api.sumOfCpus" -}}
{{- $left := regexReplaceAll "^[0-9]+" (toString (first .)) "" -}}
{{- $right := regexReplaceAll "^[0-9]+" (toString (last .)) "" -}}
{{- $leftSize := include "api.millicores" (print "1" $left) -}}
{{- $rightSize := include "api.millicores" (print "1" $right) -}}
{{- $unit := ternary $left $right (eq (mod $rightSize $leftSize) 0) -}}
{{- $sum := add (include "api.millicores" (first .)) (include "api.millicores" (last .)) -}}
{{- div $sum (include "api.millicores" (print "1" $unit)) }}{{ $unit }}
{{- end }}

{{/* A share of processors such as 250m in millicores. */}}
{{- define "api.millicores" -}}
{{- $number := regexFind "^[0-9]+" (toString .) -}}
{{- $sizes := dict "m" 1 "" 1000 -}}
{{- mul (atoi $number) (get $sizes (trimPrefix $number (toString .))) }}
{{- end }}

{{/* The sum of two amounts, in the finer of their units, or in the smallest where neither divides the other. */}}
{{- define "api.sumOfBytes" -}}
{{- $left := regexReplaceAll "^[0-9]+" (toString (first .)) "" -}}
{{- $right := regexReplaceAll "^[0-9]+" (toString (last .)) "" -}}
{{- $leftSize := include "api.bytes" (print "1" $left) -}}
{{- $rightSize := include "api.bytes" (print "1" $right) -}}
{{- $unit := "" -}}
{{- if eq (mod $rightSize $leftSize) 0 -}}
{{- $unit = $left -}}
{{- else if eq (mod $leftSize $rightSize) 0 -}}
{{- $unit = $right -}}
{{- end -}}
{{- $sum := add (include "api.bytes" (first .)) (include "api.bytes" (last .)) -}}
{{- div $sum (include "api.bytes" (print "1" $unit)) }}{{ $unit }}
{{- end }}
