package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {

  private final SafeText text = new SafeText(SnpHeader.of("SNP chr note beta_A se_A", List.of()));

  private String refusal(String... fields) {
    return assertThrows(UnreadableLine.class, () -> text.check(LineFields.of(fields))).getMessage();
  }

  @Test
  void onlyWhatComesIntoResultsIsChecked() {
    assertDoesNotThrow(() -> text.check(LineFields.of("rs1", "-", "=1+1", "-1", "1")));
    assertEquals(
        "SNP must not begin with '=', which spreadsheets take for a formula, but holds '=1+1'",
        refusal("=1+1", "1", "", "1", "1"));
    assertEquals(
        "chr must not begin with '@', which spreadsheets take for a formula, but holds '@x'",
        refusal("rs1", "@x", "", "1", "1"));
    assertTrue(refusal("rs\u0007", "1", "", "1", "1").contains("control character"));
  }
}
