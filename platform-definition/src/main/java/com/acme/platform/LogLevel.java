package com.acme.platform;

/** How much a service writes to its log. */
enum LogLevel {
    DEBUG,
    INFO,
    WARN
}
