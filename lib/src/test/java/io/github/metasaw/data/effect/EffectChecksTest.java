package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.Check;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectChecksTest {

  private static final List<String> LABELS = List.of("A", "B", "C", "D", "E");

  private static final RawData MEANS =
      RawData.of(5)
          .with(Input.M1I, 34, 30, 41, 28, 33)
          .with(Input.M2I, 30, 29, 36, 28.8, 31)
          .with(Input.SD1I, 6.1, 5.2, 8.8, 4.9, 6)
          .with(Input.SD2I, 5.5, 5.9, 7.1, 5.3, 6.3)
          .with(Input.N1I, 25, 40, 36, 64, 49)
          .with(Input.N2I, 25, 40, 36, 64, 49);

  private static Optional<Check> find(
      EffectMeasure measure, RawData raw, EffectOptions options, String name) {
    return EffectChecks.of(measure, raw, options, LABELS.subList(0, raw.k())).stream()
        .filter(check -> check.name().equals(name))
        .findFirst();
  }

  private static Optional<Check> find(EffectMeasure measure, RawData raw, String name) {
    return find(measure, raw, EffectOptions.defaults(), name);
  }

  @Test
  void ordinaryDataAreWithoutRemark() {
    assertEquals(
        List.of(), EffectChecks.of(EffectMeasure.SMD, MEANS, EffectOptions.defaults(), LABELS));
  }

  @Test
  void aStandardErrorInOneArmIsFound() {
    RawData slip = MEANS.with(Input.SD1I, 6.1, 5.2, 8.8, 4.9 / 8, 6);
    String message = find(EffectMeasure.MD, slip, "se_as_sd").orElseThrow().message();
    assertTrue(message.contains("sd1i of 'D'"), message);
    // A narrow arm that no square root explains is left alone.
    RawData narrow = MEANS.with(Input.SD1I, 6.1, 5.2, 8.8, 4.9 / 3, 6);
    assertTrue(find(EffectMeasure.MD, narrow, "se_as_sd").isEmpty());
  }

  @Test
  void standardErrorsInBothArmsAreFoundByTheOtherStudies() {
    RawData slip =
        MEANS
            .with(Input.SD1I, 6.1, 5.2 / Math.sqrt(40), 8.8, 4.9, 6)
            .with(Input.SD2I, 5.5, 5.9 / Math.sqrt(40), 7.1, 5.3, 6.3);
    String message = find(EffectMeasure.SMD, slip, "se_as_sd").orElseThrow().message();
    assertTrue(message.contains("SDs of 'B'"), message);
    assertFalse(message.contains("'C'"), message);
  }

  @Test
  void meansFarApartAreRemarked() {
    RawData far = MEANS.with(Input.M1I, 34, 30, 41, 28, 55);
    Check check = find(EffectMeasure.SMD, far, "large_difference").orElseThrow();
    assertEquals(Check.Status.WARNING, check.status());
    assertTrue(check.message().contains("'E'"), check.message());
    assertTrue(find(EffectMeasure.MD, far, "large_difference").isEmpty());
  }

  private static final RawData TABLES =
      RawData.of(3)
          .with(Input.AI, 0, 0, 5)
          .with(Input.N1I, 20, 30, 40)
          .with(Input.CI, 3, 0, 6)
          .with(Input.N2I, 21, 31, 41);

  @Test
  void zeroCellsAreToldWithWhatWasDone() {
    Check zero = find(EffectMeasure.OR, TABLES, "zero_cells").orElseThrow();
    assertEquals("2 of 3", zero.value());
    assertTrue(zero.message().contains("0.5, in studies with a zero"), zero.message());
    Check none = find(EffectMeasure.AS, TABLES, "zero_cells").orElseThrow();
    assertTrue(none.message().contains("Nothing was added"), none.message());
    Check both = find(EffectMeasure.OR, TABLES, "both_arms_zero").orElseThrow();
    assertEquals(Check.Status.WARNING, both.status());
    assertTrue(both.message().contains("'B'"), both.message());
    assertFalse(both.message().contains("'A'"), both.message());
    Check dropped =
        find(EffectMeasure.OR, TABLES, EffectOptions.defaults().withDrop00(true), "both_arms_zero")
            .orElseThrow();
    assertEquals(Check.Status.NOTE, dropped.status());
  }

  @Test
  void singleGroupsAndRatesHaveZerosToo() {
    RawData proportions = RawData.of(2).with(Input.XI, 0, 3).with(Input.NI, 10, 20);
    assertEquals(
        "1 of 2", find(EffectMeasure.PLO, proportions, "zero_cells").orElseThrow().value());
    assertTrue(find(EffectMeasure.PLO, proportions, "both_arms_zero").isEmpty());
    RawData rates =
        RawData.of(2)
            .with(Input.X1I, 0, 3)
            .with(Input.T1I, 10, 20)
            .with(Input.X2I, 0, 3)
            .with(Input.T2I, 10, 20);
    assertTrue(find(EffectMeasure.IRR, rates, "both_arms_zero").isPresent());
  }

  @Test
  void freemanAndTukeyOfUnequalStudiesWarn() {
    RawData equal = RawData.of(2).with(Input.XI, 1, 3).with(Input.NI, 20, 20);
    RawData unequal = RawData.of(2).with(Input.XI, 1, 3).with(Input.NI, 20, 2000);
    assertTrue(find(EffectMeasure.PFT, equal, "freeman_tukey").isEmpty());
    assertTrue(find(EffectMeasure.PFT, unequal, "freeman_tukey").isPresent());
    assertTrue(find(EffectMeasure.PLO, unequal, "freeman_tukey").isEmpty());
  }

  @Test
  void aStudyWithoutAnEffectSizeIsNamed() {
    RawData raw = RawData.of(2).with(Input.RI, 0.4, 0.2).with(Input.NI, 20, 3);
    Check check = find(EffectMeasure.ZCOR, raw, "no_effect_size").orElseThrow();
    assertTrue(check.message().contains("'B'"), check.message());
  }
}
