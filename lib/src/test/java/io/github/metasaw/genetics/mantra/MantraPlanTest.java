package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraListener.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which partitions there are: missing studies, caps and ties. */
class MantraPlanTest {

  @Test
  void aMissingStudyIsASmallerModel() {
    MantraCase c = MantraCase.random(6, 15);
    List<String> five = c.labels().subList(0, 5);
    double[] yi = java.util.Arrays.copyOf(c.yi(), 5);
    double[] sei = java.util.Arrays.copyOf(c.sei(), 5);
    double[][] d = new double[5][];
    for (int i = 0; i < 5; i++) {
      d[i] = java.util.Arrays.copyOf(c.d()[i], 5);
    }
    MantraFit missing = Mantra.of(Distances.of(c.labels(), c.d())).fit(five, yi, sei);
    MantraFit smaller = Mantra.of(Distances.of(five, d)).fit(five, yi, sei);
    assertEquals(smaller.log10BF(), missing.log10BF(), 0);
    assertTrue(missing.checks().stringColumn("check").contains("missing_studies"));
  }

  @Test
  void aCapLeavesOutWhatItSays() {
    MantraCase c = MantraCase.random(8, 16);
    Mantra mantra = Mantra.of(Distances.of(c.labels(), c.d()));
    MantraFit all = mantra.fit(c.labels(), c.yi(), c.sei());
    MantraFit capped = mantra.withMaxClusters(3).fit(c.labels(), c.yi(), c.sei());
    double above = 0;
    for (int i = 4; i <= 8; i++) {
      above += Math.pow(2, -i) * 128 / 127;
    }
    assertEquals(above, capped.omittedPrior(), 1e-15);
    assertEquals(0, all.omittedPrior(), 0);
    assertEquals(8 + 28 + 56, mantra.withMaxClusters(3).model().plan().centreSets());
    assertTrue(capped.log10BF() < all.log10BF());
    double[] counts = all.clusterCounts().doubleColumn("posterior").asDoubleArray();
    double kept = counts[0] + counts[1] + counts[2];
    assertEquals(all.log10BF() + Math.log10(kept), capped.log10BF(), 1e-10);
  }

  @Test
  void tiesGoToTheFirstOrAreSplit() {
    List<String> labels = List.of("A", "B", "C");
    Distances d = Distances.of(labels, Cdkal1.square(3, 1, 1, 2));
    double[] yi = {.1, .3, -.1};
    double[] sei = {.05, .08, .1};
    MantraFit first = Mantra.of(d).fit(labels, yi, sei);
    assertTrue(first.checks().stringColumn("check").contains("ties"));
    Table p = first.partitions();
    List<String> words = p.stringColumn("partition").asList();
    // of the centres {B, C} A joins B; of {A, C} B joins A; of {A, B} C joins A
    assertEquals(2 / 9., p.doubleColumn("prior").get(words.indexOf("A+B/C")), 1e-15);
    assertEquals(1 / 9., p.doubleColumn("prior").get(words.indexOf("A+C/B")), 1e-15);
    Table split = Mantra.of(d).withTies(TieRule.SPLIT).fit(labels, yi, sei).partitions();
    words = split.stringColumn("partition").asList();
    assertEquals(1.5 / 9, split.doubleColumn("prior").get(words.indexOf("A+B/C")), 1e-15);
    assertEquals(1.5 / 9, split.doubleColumn("prior").get(words.indexOf("A+C/B")), 1e-15);
    assertEquals(1, split.doubleColumn("prior").sum(), 1e-15);
  }

  @Test
  void centresAtDistanceZeroKeepTheirOwnEffects() {
    List<String> labels = List.of("A", "B");
    Distances d = Distances.of(labels, new double[2][2]);
    MantraFit fit = Mantra.of(d).fit(labels, new double[] {.1, .3}, new double[] {.05, .08});
    assertEquals(2, fit.partitions().rowCount());
    assertEquals(1.4661694441, fit.log10BF(), 1e-8);
  }

  /** Of twelve studies there are more sets and partitions than are done between two looks. */
  @Test
  void tellsHowFarItIsStageByStage() {
    Set<Stage> heard = new LinkedHashSet<>();
    MantraFit fit =
        twelve(
            (stage, done, total) -> {
              assertTrue(done > 0 && done <= total);
              heard.add(stage);
            });
    assertEquals(
        List.of(Stage.CENTRES, Stage.BAYES_FACTORS, Stage.EFFECTS, Stage.INTERVALS),
        List.copyOf(heard));
    MantraCase c = MantraCase.random(12, 21);
    MantraFit unheard = Mantra.of(Distances.of(c.labels(), c.d())).fit(c.labels(), c.yi(), c.sei());
    assertEquals(unheard.log10BF(), fit.log10BF(), 0);
    assertArrayEquals(unheard.effectSds(), fit.effectSds(), 0);
  }

  @ParameterizedTest
  @EnumSource(value = Stage.class, names = "SAMPLING", mode = EnumSource.Mode.EXCLUDE)
  void stopsInEveryStage(Stage where) {
    assertThrows(
        CancellationException.class,
        () ->
            twelve(
                (stage, done, total) -> {
                  if (stage == where) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertTrue(Thread.interrupted());
  }

  private static MantraFit twelve(MantraListener listener) {
    MantraCase c = MantraCase.random(12, 21);
    Table table =
        Table.create(
            StringColumn.create("study", c.labels()),
            DoubleColumn.create("yi", c.yi()),
            DoubleColumn.create("sei", c.sei()));
    Studies studies = StudyReader.of(table).label("study").sei("sei").read();
    return Mantra.of(Distances.of(c.labels(), c.d())).fit(studies, listener);
  }
}
