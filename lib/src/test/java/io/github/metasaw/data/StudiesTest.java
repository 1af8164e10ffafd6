package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Studies know on which scale their results are read, through every selection of rows. */
class StudiesTest {

  private static final Table TABLE =
      Table.create(
          "trials",
          DoubleColumn.create("yi", 0.1, 0.2, 0.4),
          DoubleColumn.create("vi", 0.01, 0.02, 0.03));

  @Test
  void theScaleOfTheMeasureAndAnotherOne() {
    Studies plain = StudyReader.of(TABLE).read();
    assertTrue(plain.transformation().isIdentity());
    Studies odds = StudyReader.of(TABLE).measure(EffectMeasure.OR).read();
    assertEquals(Transformation.EXP, odds.transformation());
    Studies logs =
        StudyReader.of(TABLE)
            .measure(EffectMeasure.OR)
            .transformation(Transformation.IDENTITY)
            .read();
    assertEquals(EffectMeasure.OR, logs.measure());
    assertTrue(logs.transformation().isIdentity());
    Studies ratios = StudyReader.of(TABLE).transformation(Transformation.EXP).read();
    assertEquals(EffectMeasure.GEN, ratios.measure());
    assertEquals(Transformation.EXP, ratios.transformation());
  }

  @Test
  void theScaleStaysWithFewerRowsAndOtherEstimates() {
    Studies ratios = StudyReader.of(TABLE).read().withTransformation(Transformation.EXP);
    assertEquals(Transformation.EXP, ratios.select(2, 0).transformation());
    assertEquals(Transformation.EXP, ratios.withEstimates(1, 2, 3).transformation());
    assertEquals(0.4, ratios.select(2, 0).yi()[0]);
  }

  /** Freeman and Tukey's scale is that of the studies that are left. */
  @Test
  void theScaleOfFreemanAndTukeyFollowsTheSizesOfTheSamples() {
    Table counts =
        Table.create(
            "counts", DoubleColumn.create("xi", 3, 5, 8), DoubleColumn.create("ni", 20, 50, 500));
    Studies all = StudyReader.of(EffectReader.of(counts, EffectMeasure.PFT).table()).read();
    Studies first = all.select(0);
    assertEquals(Transformation.freemanTukey(20), first.transformation());
    assertEquals(3.0 / 20, first.transformation().apply(first.yi()[0]), 1e-12);
  }
}
