package dev.keelson.validation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.manifest.ManifestTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSecretsTest {
    @Test
    void a_secret_object_does_not_belong_into_the_output() {
        assertThat(PlainSecrets.in(
                        ManifestTree.parse("{apiVersion: v1, kind: Secret, metadata: {name: db}, stringData: {a: b}}")))
                .containsExactly("v1/Secret db: secrets are made outside the platform");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: DB_PASSWORD, value: hunter2}]",
                "env: [{name: apiToken, value: abc}]",
                "env: [{name: AWS_SECRET_ACCESS_KEY, value: abc}]",
                "env: [{name: URL, value: 'postgres://app:hunter2@db/app'}]",
                "args: [--db-password=hunter2]",
                "command: [sh, -c, 'psql postgres://app:hunter2@db']",
                "env: [{name: CERT, value: '-----BEGIN RSA PRIVATE KEY-----'}]"
            })
    void a_container_with_a_literal_is_found(String container) {
        assertThat(PlainSecrets.in(pod(container)))
                .hasSize(1)
                .first()
                .asString()
                .doesNotContain("hunter2", "abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]",
                "env: [{name: DB_PASSWORD_FILE, value: /etc/db/password}]",
                "env: [{name: PGPASSWORD, value: $(DB_PASSWORD)}]",
                "env: [{name: TOKENIZER, value: fast}]",
                "env: [{name: URL, value: 'postgres://app:$(DB_PASSWORD)@db/app'}]",
                "args: [--db-password=$(DB_PASSWORD), --password-file=/etc/db/password]",
                "args: ['--auth-host=scram-sha-256']"
            })
    void a_reference_is_none(String container) {
        assertThat(PlainSecrets.in(pod(container))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password=hunter2",
                "a: 1\n  token: abc",
                "port 6379\nrequirepass hunter2",
                "\"clientSecret\": \"abc\""
            })
    void a_line_of_configuration_with_a_literal_is_found(String text) {
        assertThat(PlainSecrets.in(config(text))).containsExactly("v1/ConfigMap app, data file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password=${DB_PASSWORD}",
                "password_encryption = scram-sha-256",
                "include /etc/redis-auth/auth.conf",
                "password:"
            })
    void a_line_of_configuration_without_one_is_not(String text) {
        assertThat(PlainSecrets.in(config(text))).isEmpty();
    }

    private static ManifestTree pod(String container) {
        return ManifestTree.parse("""
                apiVersion: v1
                kind: Pod
                metadata: {name: app}
                spec: {containers: [{name: main, %s}]}
                """.formatted(container));
    }

    private static ManifestTree config(String text) {
        return ManifestTree.parse("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: app}
                data:
                  file: |
                %s
                """.formatted(text.indent(4)));
    }
}
