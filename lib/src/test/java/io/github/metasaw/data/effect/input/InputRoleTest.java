package io.github.metasaw.data.effect.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputRoleTest {

  private static InputRole role(EffectMeasure measure, Input input) {
    return measure.formula().roles().stream()
        .filter(role -> role.input() == input)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTotalIsWhatIsReportedElseTheSumOfItsParts() {
    double missing = Double.NaN;
    RawData raw =
        RawData.of(3)
            .with(Input.AI, 4, 6, 3)
            .with(Input.BI, 119, missing, missing)
            .with(Input.N1I, missing, 306, missing);
    InputRole total = role(EffectMeasure.OR, Input.N1I);
    assertEquals(123, total.value(raw, 0));
    assertEquals(306, total.value(raw, 1));
    assertTrue(Double.isNaN(total.value(raw, 2)));
    assertTrue(total.column().isSummed());
    assertEquals(InputGroup.TREATMENT, total.column().group());
  }

  @Test
  void meansHaveNoSum() {
    assertFalse(role(EffectMeasure.SMD, Input.M1I).column().isSummed());
    assertFalse(role(EffectMeasure.ZCOR, Input.RI).column().isSummed());
    assertTrue(role(EffectMeasure.SMD, Input.N1I).column().isSummed());
    RawData none = RawData.of(1);
    assertTrue(Double.isNaN(role(EffectMeasure.SMD, Input.M1I).value(none, 0)));
  }

  /** A figure of any raw data shows some of them, each in a column of its own. */
  @ParameterizedTest
  @EnumSource(EffectMeasure.class)
  void everyMeasureShowsItsData(EffectMeasure measure) {
    List<InputRole> roles = measure.formula().roles();
    Set<String> heads = new HashSet<>();
    for (InputRole role : roles) {
      InputRole.Column column = role.column();
      assertTrue(
          column.head().isEmpty() || heads.add(column.group() + column.head()),
          measure + " shows " + column.head() + " twice");
    }
    boolean isReported = role(measure, roles.get(0).input()).input() == Input.YI;
    for (List<Input> set : measure.formula().alternatives()) {
      boolean isShown =
          set.stream().anyMatch(input -> !role(measure, input).column().head().isEmpty());
      assertTrue(isShown || isReported, measure + " hides " + set);
    }
  }
}
