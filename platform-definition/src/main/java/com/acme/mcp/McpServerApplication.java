package com.acme.mcp;

import io.dekorate.kubernetes.annotation.Env;
import io.dekorate.kubernetes.annotation.KubernetesApplication;
import io.dekorate.kubernetes.annotation.Port;
import io.dekorate.kubernetes.annotation.Probe;
import io.dekorate.kubernetes.annotation.ResourceRequirements;
import io.dekorate.option.annotation.VcsOptions;

/**
 * What the MCP server says of how it runs; dekorate writes it to {@code META-INF/dekorate/kubernetes.yml} when the class
 * is compiled, and the platform adopts it.
 */
@KubernetesApplication(
        partOf = "product",
        name = "mcp-server",
        version = "2.3.0",
        ports = @Port(name = "http", containerPort = 3001, hostPort = 3001),
        envVars = {@Env(name = "MCP_PORT", value = "3001"), @Env(name = "LOG_LEVEL", value = "info")},
        readinessProbe = @Probe(httpActionPath = "/readyz", periodSeconds = 5, timeoutSeconds = 2),
        livenessProbe = @Probe(httpActionPath = "/livez", periodSeconds = 20, timeoutSeconds = 5, failureThreshold = 6),
        requestResources = @ResourceRequirements(cpu = "100m", memory = "256Mi"),
        limitResources = @ResourceRequirements(memory = "256Mi"))
// A remote that no repository has: the address of the real one may hold a password, and the file ends in the jar.
@VcsOptions(remote = "none")
public final class McpServerApplication {
    private McpServerApplication() {}
}
