package dev.keelson.core.workload;

import dev.keelson.core.value.Text;

/**
 * When a cron job runs: five fields (minute, hour, day of month, month, day of week) in the time zone of a place.
 *
 * <p>Drives {@code schedule} and {@code timeZone} of a CronJob. Findings: {@code out-of-bounds} for fields that Kubernetes refuses, {@code unknown-time-zone}.
 *
 * @param cron the five fields, or a name such as {@code @daily}
 * @param timeZone the place, {@code Etc/UTC} unless {@link #in} says otherwise
 * @since 0.1.0
 */
public record Schedule(Text cron, Text timeZone) {

    /** {@return the schedule that the fields describe, in UTC: {@code 30 2 * * *} is half past two each night} */
    public static Schedule cron(String fields) {
        return cron(Text.of(fields));
    }

    /** {@return the schedule that the fields describe, in UTC} */
    public static Schedule cron(Text fields) {
        return new Schedule(fields, Text.of("Etc/UTC"));
    }

    /** {@return the schedule in the time zone of that place, {@code Europe/Berlin}} */
    public Schedule in(String zone) {
        return new Schedule(cron, Text.of(zone));
    }
}
