package io.github.metasaw.freq.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramTest {

  @ParameterizedTest
  @EnumSource(Program.class)
  void theRulesSayWhatTheOptionsDo(Program program) {
    for (ProgramSetting setting :
        List.of(ProgramSetting.ESTIMATOR, ProgramSetting.TEST, ProgramSetting.PREDICTION)) {
      assertEquals(
          ProgramRules.here(setting, program.options(), Meta.studies(Meta.dataset("bcg")).read()),
          program.rule(setting).orElseThrow().words(),
          setting.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void everyRuleHasASourceAndStandsOnce(Program program) {
    Set<ProgramSetting> seen = new HashSet<>();
    for (ProgramRule rule : program.rules()) {
      assertFalse(rule.source().isBlank());
      assertTrue(seen.add(rule.setting()), rule.toString());
    }
  }

  @Test
  void namesAreReadInAnyCase() {
    assertSame(Program.REVMAN, Program.parse("RevMan"));
    assertTrue(
        assertThrows(MetaException.class, () -> Program.parse("metafour"))
            .getMessage()
            .contains("metafor"));
  }

  @Test
  void onlyPrintedResultsCountAsCompared() {
    assertEquals(
        "by its manual, not compared",
        Program.REVMAN.rule(ProgramSetting.TEST).orElseThrow().evidence());
    assertTrue(Program.STATA.rule(ProgramSetting.TEST).orElseThrow().comparedWith().isPresent());
  }
}
