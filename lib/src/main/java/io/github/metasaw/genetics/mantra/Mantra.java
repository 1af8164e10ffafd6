package io.github.metasaw.genetics.mantra;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraSettings.Sampling;
import io.github.metasaw.linalg.Symmetric;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Meta-analysis of association studies of different ancestry (MANTRA; Morris 2011, Genet.
 * Epidemiol. 35, 809), computed exactly where its author's program simulates. Immutable.
 *
 * <p>Some studies are centres of clusters; each other study has the effect of its nearest centre.
 * The effects of centres are N(mu, tau2). The prior of tau2 is exponential, that of mu normal or
 * flat. The number of centres C among k studies has P(C = 1) = 1/2 and {@code P(C = c) = 2^-c
 * 2^(k-1) / (2^(k-1) - 1)} for c = 2 to k; given their number, every set of centres is equally
 * probable. Effects and mu are integrated out in closed form and tau2 by quadrature. Sets of
 * centres are enumerated up to about a million, and sampled beyond that, from some 20 studies on.
 *
 * <pre>{@code
 * MantraFit m = Mantra.of(Distances.ofFrequencies(freqs)).fit(Meta.studies(snp).read());
 * }</pre>
 */
public final class Mantra implements Serializable {

  private static final long serialVersionUID = 1L;

  private final MantraModel model;

  private Mantra(MantraModel model) {
    this.model = model;
  }

  /**
   * A model with mu ~ normal(0, sd = 1), tau2 ~ exponential(rate = 1), ties to the first study and
   * any number of clusters. Where it has to sample, it runs 4 chains of 250 sweeps of warm-up and
   * 1,000 sweeps kept, with seed 20.
   *
   * @param distances between the studies, such as differences of allele frequencies
   * @return the model with these settings
   */
  public static Mantra of(Distances distances) {
    return new Mantra(MantraModel.of(distances, MantraSettings.defaults(distances.size())));
  }

  private MantraSettings settings() {
    return model.options();
  }

  private Mantra with(MantraSettings settings) {
    return new Mantra(model.with(settings));
  }

  /**
   * With another prior of mu. A Bayes factor under a flat prior is proportional to its density.
   *
   * @param mu prior of the mean of the effects of centres
   * @return a copy
   */
  public Mantra withMu(MuPrior mu) {
    return with(settings().withMu(mu));
  }

  /**
   * With another prior of mu, as text.
   *
   * @param mu as {@link MuPrior#parse} reads it: {@code normal(0, sd = 0.2)}, {@code flat}
   * @return a copy
   * @throws MetaException if the text is no prior
   */
  public Mantra withMu(String mu) {
    return withMu(MuPrior.parse(mu));
  }

  /**
   * With another rate of the exponential prior of tau2, whose mean is 1 / rate. The prior has a
   * scale: a trait in other units needs another rate.
   *
   * @param rate positive, in 1 over units of yi squared
   * @return a copy
   * @throws MetaException if the rate is not positive and finite, or beyond 1e-100 to 1e100
   */
  public Mantra withRate(double rate) {
    return with(settings().withRate(rate));
  }

  /**
   * With another rule for studies that are equally near to several centres.
   *
   * @param ties the rule
   * @return a copy
   */
  public Mantra withTies(TieRule ties) {
    return with(settings().withTies(ties));
  }

  /**
   * With another rule for ties, by its name.
   *
   * @param ties {@code first} or {@code split}
   * @return a copy
   * @throws MetaException if there is no such rule
   */
  public Mantra withTies(String ties) {
    return withTies(TieRule.parse(ties));
  }

  /**
   * With partitions of up to this many clusters only. The prior is not rescaled: {@link
   * MantraFit#omittedPrior} is what the cap leaves out, about 2^-c for c clusters, and Bayes
   * factors become lower bounds.
   *
   * @param most largest number of clusters, 1 or more
   * @return a copy
   * @throws MetaException if {@code most} is less than 1
   */
  public Mantra withMaxClusters(int most) {
    return with(settings().withMaxClusters(Math.min(most, model.distances().size())));
  }

  /**
   * With a fixed number of nodes in tau2: 64 give some ten digits of a Bayes factor, 32 six to
   * eight. Unless it is set, the engine begins with 64 and doubles them until nothing changes.
   *
   * @param nodes 8 to 64, or a multiple of 64 up to 4,096
   * @return a copy
   * @throws MetaException if {@code nodes} is another number
   */
  public Mantra withNodes(int nodes) {
    return with(settings().withNodes(nodes));
  }

  /**
   * With intervals of effects of another probability.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException if the level is not between 0 and 1
   */
  public Mantra withLevel(double level) {
    return with(settings().withLevel(level));
  }

  /**
   * With another seed for the sampling of centres; no effect where they are enumerated.
   *
   * @param seed any number
   * @return a copy
   */
  public Mantra withSeed(long seed) {
    Sampling now = model.sampling();
    return withSampling(now.chains(), now.warmup(), now.draws(), seed);
  }

  /**
   * With other settings for the sampling of centres; no effect where they are enumerated.
   *
   * @param chains 1 or more
   * @param warmup sweeps of each chain that are dropped, 0 or more
   * @param draws sweeps of each chain that are kept, 1 or more
   * @param seed any number
   * @return a copy
   * @throws MetaException if a number is too small
   */
  public Mantra withSampling(int chains, int warmup, int draws, long seed) {
    return with(settings().withSampling(Sampling.of(chains, warmup, draws, seed)));
  }

  /**
   * The model: distances, priors and settings.
   *
   * @return the model that fits of this object have
   */
  public MantraModel model() {
    return model;
  }

  /**
   * Fits one SNP. Studies of the distances may be missing.
   *
   * @param studies one row per study, with independent sampling errors; their labels are the names
   *     of the distances
   * @return the fit
   * @throws MetaException if a label is not in the distances, a variance is 0, or sampling errors
   *     are correlated
   */
  public MantraFit fit(Studies studies) {
    return MantraFit.of(data(studies), studies.checks(), MantraListener.NONE);
  }

  /**
   * Fits one SNP as {@link #fit(Studies)} does, and computes the effects at once, which takes time
   * too where there are many studies.
   *
   * @param studies one row per study
   * @param listener hears how far the computation has come
   * @return the fit
   * @throws MetaException if a label is not in the distances, a variance is 0, or sampling errors
   *     are correlated
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public MantraFit fit(Studies studies, MantraListener listener) {
    MantraFit fit = MantraFit.of(data(studies), studies.checks(), listener);
    fit.computeEffects(listener);
    return fit;
  }

  private MantraData data(Studies studies) {
    requireIndependent(studies);
    double[] sei = Arrays.stream(studies.vi()).map(Math::sqrt).toArray();
    return MantraData.of(model, studies.labels(), studies.yi(), sei);
  }

  /**
   * Fits one SNP given as arrays.
   *
   * @param labels of the studies [k]
   * @param yi estimates for one effect allele, the same in all studies [k]
   * @param sei their standard errors, positive [k]
   * @return the fit
   * @throws MetaException if a label is not in the distances, or a number cannot be used
   */
  public MantraFit fit(List<String> labels, double[] yi, double[] sei) {
    MantraData data = MantraData.of(model, labels, yi, sei);
    return MantraFit.of(data, List.of(), MantraListener.NONE);
  }

  private static void requireIndependent(Studies studies) {
    Symmetric V = studies.V();
    for (int i = 0; i < studies.k(); i++) {
      for (int j = 0; j < i; j++) {
        if (V.get(i, j) != 0) {
          throw MetaException.format(
              "MANTRA takes sampling errors as independent, but those of '%s' and '%s' are correlated; use %s or %s",
              studies.labels().get(j),
              studies.labels().get(i),
              Remedy.data("sei"),
              Remedy.data("vi"));
        }
      }
    }
  }
}
