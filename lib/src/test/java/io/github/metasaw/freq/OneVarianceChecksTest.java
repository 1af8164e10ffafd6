package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** What is remarked on a fit. */
class OneVarianceChecksTest {

  @ParameterizedTest
  @CsvSource({
    "cdkal1, common, note",
    "cdkal1, fixed, note",
    "cdkal1, DL, none",
    "eight_studies, common, none",
    "eight_studies, fixed, none"
  })
  void averagesOfEffectsThatDifferAreRemarkedOnAndGiven(String data, String method, String status) {
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(Meta.dataset(data)).read(), FreqOptions.defaults().withMethod(method));
    Table checks = fit.checks();
    List<String> found =
        checks
            .where(checks.stringColumn("check").isEqualTo("effects_differ"))
            .stringColumn("status")
            .asList();
    assertEquals(status.equals("none") ? List.of() : List.of(status), found);
    assertTrue(fit.se() > 0 && fit.lower() < fit.upper());
  }
}
