package dev.keelson.validation.chart.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalenceTest {

    @ParameterizedTest(name = "{0} | quote")
    @CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
            checksum: {{ toJson .Values.a | sha256sum                = true
            storage: {{ include "shop.times" (list "2Gi" .Values.a)  = true
            value: {{ printf "-Xmx%s" .Values.a                      = true
            storage: {{ include "shop.times" (list "2" .Values.a)    = false
            storage: {{ include "shop.times" (list .Values.a 2)      = false
            value: {{ printf "%s-" .Values.a                         = false
            value: {{ printf "1%s" .Values.a                         = false
            value: {{ .Values.a                                      = false
            """)
    void a_quote_is_needed_unless_no_value_makes_the_text_a_number_or_word_of_yaml(String line, boolean isNeedless) {
        TemplateMutant mutant = new TemplateMutant(
                "quote left out", "templates/a.yaml", 1, line + " | quote }}", line + " }}", line + " }}\n");

        assertThat(new Equivalence(Map.of()).of(mutant).isPresent()).isEqualTo(isNeedless);
    }
}
