package io.github.metasaw.genetics.mantra;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;

/** Random studies and distances without ties. */
record MantraCase(List<String> labels, double[] yi, double[] sei, double[][] d) {

  static MantraCase random(int k, long seed) {
    RandomStream random = Streams.of(seed).chain(0);
    double[] yi = new double[k];
    double[] sei = new double[k];
    double[] pairs = new double[k * (k - 1) / 2];
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      labels.add("S" + i);
      sei[i] = 0.03 + 0.1 * random.nextUniform();
      yi[i] = 0.1 + 0.15 * random.nextGaussian();
    }
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = 0.01 + random.nextUniform();
    }
    return new MantraCase(labels, yi, sei, Cdkal1.square(k, pairs));
  }

  MantraFit fit(String mu) {
    return Mantra.of(Distances.of(labels, d)).withMu(mu).fit(labels, yi, sei);
  }
}
