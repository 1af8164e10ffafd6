package io.github.metasaw.plot.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Figures of MANTRA and of scans. */
class GeneticsFiguresTest {

  private static MantraFit cdkal1() {
    return Meta.mantra(
        Meta.dataset("cdkal1"), Distances.ofFrequencies(Meta.dataset("cdkal1_frequencies")));
  }

  /** Two groups of studies, labels as the world has them. */
  private static MantraFit some(int k) {
    RandomStream random = Streams.of(k).chain(0);
    double[] at = new double[k];
    double[] yi = new double[k];
    double[] sei = new double[k];
    double[][] d = new double[k][k];
    for (int i = 0; i < k; i++) {
      at[i] = i % 2 + 0.1 * random.nextUniform();
      sei[i] = 0.05 + 0.05 * random.nextUniform();
      yi[i] = 0.4 * (i % 2) + sei[i] * random.nextGaussian();
      for (int j = 0; j < i; j++) {
        d[i][j] = Math.abs(at[i] - at[j]);
        d[j][i] = d[i][j];
      }
    }
    String[] labels = SceneChecks.LABELS;
    List<String> names =
        IntStream.range(0, k).mapToObj(i -> (i + 1) + labels[i % labels.length]).toList();
    return Mantra.of(Distances.of(names, d)).fit(names, yi, sei);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 13, 17})
  void figuresOfMantraReadWhateverTheStudies(int k) throws Exception {
    MantraFit fit = some(k);
    ForestOptions exp = ForestOptions.defaults().withTransformation(Transformation.EXP);
    for (Figure figure :
        List.of(
            Figures.forest(fit, ForestOptions.defaults()),
            Figures.forest(fit, exp),
            Figures.dendrogram(fit),
            Figures.dendrogram(fit.model().distances()),
            Figures.membership(fit))) {
      SceneChecks.isReadable(figure);
      SceneChecks.everyTextIsInTheCharacterForm(figure);
    }
  }

  @Test
  void theForestHasAHeadingAndAColourForEachCluster() {
    ForestData data = MantraForest.read(cdkal1(), ForestOptions.defaults());
    assertEquals(
        List.of("Cluster 1", "Cluster 2"),
        data.rows().stream()
            .filter(row -> row.kind() == ForestRow.Kind.HEADING)
            .map(ForestRow::label)
            .toList());
    assertEquals(
        List.of(0, 0, 0, 1, 1),
        data.studies().stream().map(row -> row.effect().cluster()).toList());
    assertEquals(.1221532309, data.studies().get(0).effect().mean(), 1e-9);
    Scene scene = Figures.forest(cdkal1(), ForestOptions.defaults()).scene();
    for (int cluster = 0; cluster < 2; cluster++) {
      String colour = Theme.series(cluster);
      long squares =
          SceneChecks.marks(scene, Mark.Rect.class).filter(r -> r.fill().equals(colour)).count();
      long circles =
          SceneChecks.marks(scene, Mark.Circle.class).filter(c -> c.fill().equals(colour)).count();
      assertEquals(cluster == 0 ? 3 : 2, squares);
      assertEquals(squares, circles);
    }
    assertTrue(data.notes().get(2).contains("mu ~ normal(0, sd = 1)"));
  }

  @Test
  void branchesJoinAtTheirDistance() {
    MantraFit fit = cdkal1();
    Scene scene = Figures.dendrogram(fit).scene();
    // an upright line for each merge, from left to right in the order of their heights
    List<Double> upright =
        SceneChecks.marks(scene, Mark.Line.class)
            .filter(line -> line.x1() == line.x2() && Math.abs(line.y1() - line.y2()) > 8)
            .map(Mark.Line::x1)
            .toList();
    assertEquals(4, upright.size());
    double scale = (upright.get(1) - upright.get(0)) / (.06625 - .05);
    assertEquals(upright.get(0) + scale * (.108125 - .05), upright.get(2), 1e-9);
    assertTrue(scene.description().contains("Latinos join at 0.05000"), scene.description());
  }

  @Test
  void tiedStudiesJoinAtOneDistance() throws Exception {
    double[][] d = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    Figure tree = Figures.dendrogram(Distances.of(List.of("a", "b", "c"), d));
    SceneChecks.isReadable(tree);
    Figure none = Figures.dendrogram(Distances.of(List.of("a", "b", "c"), new double[3][3]));
    SceneChecks.isReadable(none);
  }

  @Test
  void theMapWritesPerCent() {
    Figure map = Figures.membership(cdkal1());
    assertTrue(map.text().contains("96"), map.text());
    assertTrue(map.description().contains("Japanese Americans and Native Hawaiians, 0.95"));
  }

  /** p values of n SNPs on some chromosomes, with peaks. */
  private static ScanResults results(int n, int chromosomes) {
    RandomStream random = Streams.of(n).chain(0);
    StringColumn snp = StringColumn.create("snp");
    StringColumn chr = StringColumn.create("chr");
    LongColumn pos = LongColumn.create("pos");
    DoubleColumn p = DoubleColumn.create("p");
    DoubleColumn bf = DoubleColumn.create("log10BF");
    StringColumn prior = StringColumn.create("mu_prior");
    for (int i = 0; i < n; i++) {
      int c = (int) ((long) i * chromosomes / n);
      snp.append("rs" + i);
      chr.append(c == 22 ? "X" : "chr" + (c + 1));
      pos.append(50_000_000L + 1_000_000L * i / n);
      double u = random.nextUniform();
      p.append(i == n / 2 ? 0 : i == n / 3 ? 1e-12 : u);
      bf.append(i == n / 2 ? 12 : -Math.log10(u) - 1);
      prior.append("normal(0, sd = 1)");
    }
    return ScanResults.of(Table.create("results", snp, chr, pos, p, bf, prior));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 5000})
  void figuresOfScansReadWhateverTheirSize(int n) throws Exception {
    for (int chromosomes : new int[] {1, 2, 23}) {
      ScanResults results = results(n, Math.min(n, chromosomes));
      for (Figure figure :
          List.of(
              Figures.manhattan(results, "p"),
              Figures.manhattan(results, "log10BF"),
              Figures.qq(results, "p"))) {
        SceneChecks.isReadable(figure);
        assertTrue(figure.svg().length() < 200_000);
      }
    }
  }

  @Test
  void aPictureOfManyIsNoLargerThanOneOfFew() {
    int few = Figures.manhattan(results(20_000, 22), "p").svg().length();
    int many = Figures.manhattan(results(200_000, 22), "p").svg().length();
    assertTrue(many < 2 * few && many < 100_000, few + " " + many);
    assertTrue(Figures.qq(results(200_000, 22), "p").svg().length() < 60_000);
  }

  @Test
  void peaksAreNamedAndBayesFactorsSayTheirPrior() {
    Figure figure = Figures.manhattan(results(1000, 5), "log10BF");
    assertTrue(figure.text().contains("rs500"), figure.text());
    assertTrue(figure.title().endsWith("log10BF, mu ~ normal(0, sd = 1)"));
    assertFalse(figure.description().contains("none"));
    assertTrue(Figures.manhattan(results(1000, 5), "p").description().contains("rs500, rs333"));
  }

  @Test
  void columnsThatHoldNothingAreRefused() {
    ScanResults results = results(10, 1);
    assertEquals(
        "a QQ figure is of p values, but 'log10BF' of results holds none",
        assertThrows(MetaException.class, () -> Figures.qq(results, "log10BF")).getMessage());
    assertEquals(
        "no column 'pp' in results; did you mean 'p'? Columns: snp, chr, pos, p, log10BF, mu_prior",
        assertThrows(MetaException.class, () -> Figures.manhattan(results, "pp")).getMessage());
    assertEquals(
        "no SNP of results has a chromosome, a position and a number in mu_prior",
        assertThrows(MetaException.class, () -> Figures.manhattan(results, "mu_prior"))
            .getMessage());
  }
}
