package io.github.metasaw.plot.genetics;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data and fits that several tests of this package use. */
final class GeneticsSamples {

  private GeneticsSamples() {}

  static MantraFit cdkal1() {
    return Meta.mantra(
        Meta.dataset("cdkal1"), Distances.ofFrequencies(Meta.dataset("cdkal1_frequencies")));
  }

  /** Two groups of studies, labels as the world has them. */
  static MantraFit some(int k) {
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

  /** Studies of one SNP, half of which have its effect. */
  static Studies studies(int k) {
    StringColumn study = StringColumn.create("study");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn sei = DoubleColumn.create("sei");
    for (int i = 0; i < k; i++) {
      study.append((i + 1) + SceneChecks.LABELS[i % SceneChecks.LABELS.length]);
      yi.append(0.3 * (i % 2) + 0.01 * i);
      sei.append(0.03 + 0.02 * (i % 5));
    }
    return Meta.studies(Table.create("snp", study, yi, sei)).read();
  }

  /** p values of n SNPs on some chromosomes, with peaks. */
  static ScanResults results(int n, int chromosomes) {
    RandomStream random = Streams.of(n).chain(0);
    StringColumn snp = StringColumn.create("snp");
    StringColumn chr = StringColumn.create("chr");
    LongColumn pos = LongColumn.create("pos");
    DoubleColumn p = DoubleColumn.create("p");
    DoubleColumn bf = DoubleColumn.create("log10BF");
    DoubleColumn eaf = DoubleColumn.create("eaf");
    DoubleColumn beta = DoubleColumn.create("beta");
    DoubleColumn r2 = DoubleColumn.create("r2");
    StringColumn prior = StringColumn.create("mu_prior");
    for (int i = 0; i < n; i++) {
      int c = (int) ((long) i * chromosomes / n);
      snp.append("rs" + i);
      chr.append(c == 22 ? "X" : "chr" + (c + 1));
      pos.append(50_000_000L + 1_000_000L * i / n);
      double u = random.nextUniform();
      p.append(i == n / 2 ? 0 : i == n / 3 ? 1e-12 : u);
      bf.append(i == n / 2 ? 12 : -Math.log10(u) - 1);
      eaf.append(Math.abs(0.5 - u) * (i % 3 == 0 ? 0.02 : 1));
      beta.append(random.nextGaussian());
      r2.append(i % 7 == 0 ? Double.NaN : random.nextUniform());
      prior.append("normal(0, sd = 1)");
    }
    return ScanResults.of(Table.create("results", snp, chr, pos, p, bf, prior, eaf, beta, r2));
  }
}
