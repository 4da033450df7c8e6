package dev.keelson.core.cluster.connect;

/**
 * The client that reaches clusters is not on the class path.
 *
 * @since 0.1.0
 */
public final class MissingClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingClientException(Throwable cause) {
        super("""
            Applying to a cluster needs a client, and it is not on the class path. Add to the platform's pom.xml:
              <dependency>
                <groupId>io.fabric8</groupId>
                <artifactId>kubernetes-client</artifactId>
                <scope>runtime</scope>
              </dependency>
              <dependency>
                <groupId>io.fabric8</groupId>
                <artifactId>kubernetes-httpclient-jdk</artifactId>
                <scope>runtime</scope>
              </dependency>
            The bom of Keelson has their versions.\
            """, cause);
    }
}
