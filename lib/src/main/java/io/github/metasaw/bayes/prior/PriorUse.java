package io.github.metasaw.bayes.prior;

import java.util.function.Function;

/** A kind of parameter that a {@link PriorDistribution} can be the prior of, and how it is made. */
sealed interface PriorUse {

  /**
   * A prior of a coefficient: of mu, of a moderator, or of a coefficient of log SD or Fisher's z.
   *
   * @param make the prior with these arguments
   */
  record OfCoefficient(Function<PriorArguments, LocationPrior> make) implements PriorUse {}

  /**
   * A prior of an SD of heterogeneity.
   *
   * @param scales on which it may be written
   * @param needsVariances whether it is made for one tau and independent studies, whose sampling
   *     variances are known
   * @param isDensity whether it is a density, and not single values
   * @param maker of the prior
   */
  record OfSd(SdScales scales, boolean needsVariances, boolean isDensity, SdMaker maker)
      implements PriorUse {}

  /**
   * A prior of one correlation.
   *
   * @param make the prior with these arguments
   */
  record OfCorrelation(Function<PriorArguments, DispersionPrior> make) implements PriorUse {}

  /**
   * A prior of all correlations of the effects of a group.
   *
   * @param maker of the prior of each partial correlation
   */
  record OfCorrelations(PartialMaker maker) implements PriorUse {}

  /** Makes a prior of an SD. */
  interface SdMaker {

    /**
     * The prior.
     *
     * @param arguments as written
     * @param scale on which it is written
     * @param vi sampling variances of independent studies [k]; empty where there are none
     * @throws io.github.metasaw.diagnostic.MetaException for arguments that cannot be
     */
    DispersionPrior make(PriorArguments arguments, PriorScale scale, double... vi);
  }

  /** Makes a density on the scale that a prior of an SD is written on. */
  interface DensityMaker {

    /**
     * The density of x, the SD on its scale.
     *
     * @param arguments as written
     * @param scale on which it is written
     */
    DensityFamily make(PriorArguments arguments, PriorScale scale);
  }

  /** Makes a prior of a partial correlation. */
  interface PartialMaker {

    /**
     * The prior.
     *
     * @param arguments as written
     * @param code as model text writes it
     * @param order half the number of effects that come after those of the correlation
     */
    DispersionPrior make(PriorArguments arguments, String code, double order);
  }

  /** Scales of an SD on which a distribution makes sense. */
  enum SdScales {
    /** The SD itself only. */
    SD,
    /** A positive number: the SD, its square, its precision. */
    POSITIVE,
    /** Any real number: the logarithm of the SD or of its square. */
    REAL,
    /** All scales. */
    ANY;

    boolean fits(PriorScale scale) {
      return switch (this) {
        case SD -> scale == PriorScale.SD;
        case POSITIVE -> !scale.isLog();
        case REAL -> scale.isLog();
        case ANY -> true;
      };
    }
  }

  /** A use for coefficients. */
  static PriorUse coefficient(Function<PriorArguments, LocationPrior> make) {
    return new OfCoefficient(make);
  }

  /** A use for SDs, as a density on these scales. */
  static PriorUse sd(SdScales scales, DensityMaker density) {
    return new OfSd(
        scales,
        false,
        true,
        (arguments, scale, vi) -> {
          DensityFamily family = density.make(arguments, scale);
          ScaledDensity scaled = new ScaledDensity(family, scale);
          PriorRange.refuse(arguments.text(), scaled);
          return new DispersionPrior.OfScale(arguments.code(), family.proper(), scaled);
        });
  }

  /** A use for tau, as the density that other meta-analyses suggest. */
  static PriorUse empirical(EmpiricalPrior prior) {
    return sd(SdScales.SD, (arguments, scale) -> prior.cell(arguments).density());
  }

  /** A use for tau, as a density that depends on the sampling variances. */
  static PriorUse variances(DataDependentPrior prior) {
    return new OfSd(
        SdScales.SD,
        true,
        true,
        (arguments, scale, vi) -> {
          DensityFamily family = prior.on(vi);
          return new DispersionPrior.OfScale(
              arguments.code(), family.proper(), new ScaledDensity(family, scale));
        });
  }
}
