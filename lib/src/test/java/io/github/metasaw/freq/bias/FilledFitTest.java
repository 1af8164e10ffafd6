package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class FilledFitTest {

  private static final FrequentistFit FIT =
      Meta.fit(Meta.studies(Meta.dataset("hackshaw1998")).read());

  private static final FilledFit FILLED = TrimAndFill.defaults().fit(FIT);

  @Test
  void addedStudiesMirrorTheMostExtremeOnes() {
    double[] yi = FIT.studies().yi();
    double[] vi = FIT.studies().vi();
    int k0 = FILLED.k0();
    assertTrue(k0 > 0);
    assertEquals(FIT.studies().k() + k0, FILLED.isFilled().length);
    int[] highest =
        IntStream.range(0, yi.length)
            .boxed()
            .sorted((a, b) -> Double.compare(yi[b], yi[a]))
            .limit(k0)
            .mapToInt(Integer::intValue)
            .toArray();
    double[] added = FILLED.filledYi();
    double[] variances = FILLED.filledVi();
    // All added studies are mirrored about one centre, and keep the variances of their models.
    double twice = added[k0 - 1] + yi[highest[0]];
    double[] mirrored = IntStream.of(highest).mapToDouble(i -> twice - yi[i]).sorted().toArray();
    assertArrayEquals(
        mirrored, IntStream.range(0, k0).mapToDouble(i -> added[i]).sorted().toArray(), 1e-12);
    assertArrayEquals(
        IntStream.of(highest).mapToDouble(i -> vi[i]).sorted().toArray(),
        IntStream.range(0, k0).mapToDouble(i -> variances[i]).sorted().toArray(),
        0);
  }

  @Test
  void itIsTheSameModelOfMoreStudies() {
    double[] yi = new double[FILLED.isFilled().length];
    double[] vi = new double[yi.length];
    System.arraycopy(FIT.studies().yi(), 0, yi, 0, FIT.studies().k());
    System.arraycopy(FIT.studies().vi(), 0, vi, 0, FIT.studies().k());
    System.arraycopy(FILLED.filledYi(), 0, yi, FIT.studies().k(), FILLED.k0());
    System.arraycopy(FILLED.filledVi(), 0, vi, FIT.studies().k(), FILLED.k0());
    Table all = Table.create("all", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    FrequentistFit again = Meta.fit(Meta.studies(all).read());
    assertEquals(again.estimate(), FILLED.pooled().estimate(), 1e-12);
    assertEquals(again.pooled().predictionUpper(), FILLED.pooled().predictionUpper(), 1e-12);
  }

  @Test
  void comparisonsTellItFromTheModelItExtends() {
    assertEquals("Trim and fill (REML)", FILLED.pooled().label());
    FrequentistFit common =
        Meta.fit(
            Meta.studies(Meta.dataset("hackshaw1998")).read(),
            FreqOptions.defaults().withMethod("common"));
    assertEquals(
        "Trim and fill (common effect)", TrimAndFill.defaults().fit(common).pooled().label());
  }
}
