package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Columns called as ratios are, and those that only sound so. */
class RatioChecksTest {

  private static long warnings(StudyReader reader) {
    return reader.read().checks().stream()
        .filter(check -> check.name().equals(RatioChecks.NAME))
        .filter(check -> check.status() == Check.Status.WARNING)
        .count();
  }

  private static StudyReader reader(String column, double... values) {
    Table table =
        Table.create(
            "t", DoubleColumn.create(column, values), DoubleColumn.create("se", 0.2, 0.2, 0.1));
    return Meta.studies(table).yi(column).sei("se");
  }

  @ParameterizedTest
  @CsvSource({
    "OR, 1",
    "or, 1",
    "RR, 1",
    "hr, 1",
    "IRR, 1",
    "aOR, 1",
    "OR_adj, 1",
    "adjusted OR (95 % CI), 1",
    "odds ratio, 1",
    "Odds.Ratio, 1",
    "hazard_ratio, 1",
    "incidence rate ratio, 1",
    "relative risk, 1",
    "logOR, 0",
    "log_OR, 0",
    "log odds ratio, 0",
    "lnRR, 0",
    "ln(HR), 0",
    "yi, 0",
    "dead or alive, 0",
    "score, 0",
    "error, 0",
    "smd, 0"
  })
  void aNameSaysRatio(String column, long warnings) {
    assertEquals(warnings, warnings(reader(column, 0.5, 0.8, 1.4)));
  }

  @Test
  void ratiosReadAsLogsAndValuesBelow0AreNoCause() {
    assertEquals(0, warnings(reader("OR", 0.5, 0.8, 1.4).ratios()));
    assertEquals(0, warnings(reader("OR", -0.5, 0.8, 1.4)));
    assertEquals(0, warnings(reader("OR", 0, 0.8, 1.4)));
  }
}
