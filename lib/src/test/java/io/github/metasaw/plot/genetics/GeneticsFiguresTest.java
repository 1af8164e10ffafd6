package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.results;
import static io.github.metasaw.plot.genetics.GeneticsSamples.some;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.GeneticsFigures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneticsFiguresTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 13, 17})
  void figuresOfMantraReadWhateverTheStudies(int k) throws Exception {
    MantraFit fit = some(k);
    Studies snp = GeneticsSamples.studies(k);
    ForestOptions exp = ForestOptions.defaults().withTransformation(Transformation.EXP);
    for (Figure figure :
        List.of(
            Figures.forest(fit, ForestOptions.defaults()),
            Figures.forest(fit, exp),
            GeneticsFigures.dendrogram(fit),
            GeneticsFigures.dendrogram(fit.model().distances()),
            GeneticsFigures.membership(fit),
            GeneticsFigures.pm(snp, MValues.of(snp)))) {
      SceneChecks.isReadable(figure);
      SceneChecks.everyTextIsInTheCharacterForm(figure);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 5000})
  void figuresOfScansReadWhateverTheirSize(int n) throws Exception {
    for (int chromosomes : new int[] {1, 2, 23}) {
      ScanResults results = results(n, Math.min(n, chromosomes));
      for (Figure figure :
          List.of(
              GeneticsFigures.manhattan(results, "p"),
              GeneticsFigures.manhattan(results, "log10BF"),
              GeneticsFigures.manhattan(results, "p", "log10BF"),
              GeneticsFigures.qq(results, "p"),
              GeneticsFigures.qqByFrequency(results, "p"),
              GeneticsFigures.region(RegionData.of(results, "rs" + n / 2, "p", 500_000)),
              GeneticsFigures.region(RegionData.of(results, "rs0", "log10BF", 500_000)),
              GeneticsFigures.region(RegionData.of(results, "rs0", "p", 200_000, "r2")))) {
        SceneChecks.isReadable(figure);
        SceneChecks.everyTextIsInTheCharacterForm(figure);
        assertTrue(figure.svg().length() < 400_000, figure.svg().length() + " " + figure.title());
      }
    }
  }

  @Test
  void columnsThatHoldNothingAreRefused() {
    ScanResults results = results(10, 1);
    assertEquals(
        "a QQ figure is of p values, but 'log10BF' of results holds none",
        assertThrows(MetaException.class, () -> GeneticsFigures.qq(results, "log10BF"))
            .getMessage());
    assertEquals(
        "no column 'pp' in results; did you mean 'p'? Columns: snp, chr, pos, p, log10BF, mu_prior, eaf, beta, r2",
        assertThrows(MetaException.class, () -> GeneticsFigures.manhattan(results, "pp"))
            .getMessage());
    assertEquals(
        "no SNP of results has a chromosome, a position and a number in mu_prior",
        assertThrows(MetaException.class, () -> GeneticsFigures.manhattan(results, "mu_prior"))
            .getMessage());
  }
}
