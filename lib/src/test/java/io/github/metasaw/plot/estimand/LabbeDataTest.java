package io.github.metasaw.plot.estimand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Risks and rates from every form of counts, and the line that a pooled effect draws. */
class LabbeDataTest {

  private static Studies studies(EffectMeasure measure, String... inputs) {
    Table table = Table.create("t");
    double[][] values = {{4, 6}, {96, 194}, {10, 8}, {90, 92}, {100, 200}, {100, 100}};
    List<String> names = List.of("ai", "bi", "ci", "di", "n1i", "n2i");
    for (String input : inputs) {
      int at =
          names.indexOf(
              input
                  .replace("x1i", "ai")
                  .replace("x2i", "ci")
                  .replace("t1i", "n1i")
                  .replace("t2i", "n2i"));
      table.addColumns(DoubleColumn.create(input, values[at]));
    }
    return StudyReader.of(Meta.effects(table, measure)).read();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ai,bi,ci,di", "ai,n1i,ci,n2i"})
  void risks(String inputs) {
    LabbeData data = LabbeData.of(studies(EffectMeasure.OR, inputs.split(",")), 0);
    assertEquals("Risk", data.quantity());
    assertEquals(0.04, data.points().get(0).first(), 1e-15);
    assertEquals(0.1, data.points().get(0).second(), 1e-15);
    assertEquals(0.03, data.points().get(1).first(), 1e-15);
    assertEquals(1, data.points().stream().mapToDouble(LabbeData.LabbePoint::weight).sum(), 1e-12);
  }

  @Test
  void rates() {
    LabbeData data =
        LabbeData.of(studies(EffectMeasure.IRR, "x1i", "t1i", "x2i", "t2i"), Math.log(0.5));
    assertEquals("Rate", data.quantity());
    assertEquals(0.04, data.points().get(0).first(), 1e-15);
    assertEquals(0.05, data.predicted(0.1), 1e-15);
  }

  /** The effect of each study, added to the risk of its second group, gives that of its first. */
  @ParameterizedTest
  @EnumSource(
      value = EffectMeasure.class,
      names = {"OR", "RR", "RD", "AS"})
  void theLineOfAStudysOwnEffectPassesThroughIt(EffectMeasure measure) {
    Studies studies = studies(measure, "ai", "n1i", "ci", "n2i");
    for (int i = 0; i < studies.k(); i++) {
      LabbeData data = LabbeData.of(studies, studies.yi()[i]);
      LabbeData.LabbePoint point = data.points().get(i);
      assertEquals(point.first(), data.predicted(point.second()), 1e-12);
    }
  }

  @Test
  void noEffectIsTheDiagonal() {
    LabbeData data = LabbeData.of(studies(EffectMeasure.OR, "ai", "n1i", "ci", "n2i"), 0);
    assertEquals(0.37, data.predicted(0.37), 1e-15);
    assertTrue(data.most() > 0.1 && data.most() <= 1);
  }

  @Test
  void studiesWithoutCountsAreRefused() {
    Studies plain = StudyReader.of(Meta.dataset("bcg")).read();
    assertThrows(MetaException.class, () -> LabbeData.of(plain, 0));
  }
}
