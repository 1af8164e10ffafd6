package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> COLUMNS =
      List.of("study", "habitat", "duration", "vi", "yi", "REML");

  @ParameterizedTest
  @CsvSource({
    "habitt, habitat",
    "abitat, habitat",
    "HABITAT, habitat",
    "habiatt, habitat",
    "durasion, duration",
    "remll, REML",
    "vj, vi",
    "v, vi"
  })
  void oneSlipIsForgiven(String written, String meant) {
    assertEquals(Optional.of(meant), Nearest.to(written, COLUMNS));
  }

  /** A third of the longer name may differ, and no more. */
  @Test
  void farNamesAreNotGuessed() {
    assertEquals(Optional.of("abcdef"), Nearest.to("abcdxy", List.of("abcdef")));
    assertEquals(Optional.empty(), Nearest.to("abcxyz", List.of("abcdef")));
    assertEquals(Optional.empty(), Nearest.to("temperature", COLUMNS));
    assertEquals(Optional.empty(), Nearest.to("x", List.of()));
  }

  @Test
  void theFirstOfEqualsIsTaken() {
    assertEquals(Optional.of("vi"), Nearest.to("wi", List.of("vi", "yi")));
    assertEquals(Optional.of("yi"), Nearest.to("wi", List.of("yi", "vi")));
  }
}
