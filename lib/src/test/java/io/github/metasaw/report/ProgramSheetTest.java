package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.program.Program;
import io.github.metasaw.freq.program.ProgramComparison;
import io.github.metasaw.report.document.Sheet;
import org.junit.jupiter.api.Test;

class ProgramSheetTest {

  private static final int WHY = 3;

  /** A row names the settings that differ; what differs in each stands once, below. */
  @Test
  void aDifferenceIsExplainedOnce() {
    Sheet sheet =
        ProgramSheet.of(
            ProgramComparison.compute(
                Meta.fit(
                    Meta.studies(Meta.dataset("bcg")).named("bcg"),
                    FreqOptions.defaults().withMethod("DL")),
                Program.JASP));
    assertEquals(
        "standard errors and intervals, tau2",
        sheet.rows().stream()
            .filter(row -> row.get(0).equals("standard error"))
            .findFirst()
            .orElseThrow()
            .get(WHY));
    assertEquals(1, sheet.below().stream().filter("tau2: DL here, REML there."::equals).count());
  }
}
