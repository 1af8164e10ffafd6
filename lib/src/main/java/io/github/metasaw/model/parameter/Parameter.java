package io.github.metasaw.model.parameter;

import io.github.metasaw.formula.Target;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a model, from the parser to tables and figures: what it is, on which scale it is
 * estimated, and how tables call it. Two parameters are the same if they are equal, never because
 * their names are spelt alike: a moderator called {@code tau} is a {@link Mean}, whatever its name.
 *
 * <p>A line of model text has a {@link Target}, and its coefficients are parameters of that target:
 * {@link #of(Target, String)} makes them, {@link #target} leads back. Covariances of several
 * effects of a group and the factor of sampling variances have no line, so no target.
 */
public sealed interface Parameter {

  /** The term of the constant of a linear predictor, as R calls it. */
  String INTERCEPT = "(Intercept)";

  /**
   * The name in tables of coefficients.
   *
   * @return {@code year}, {@code mu1:year}, {@code sigma:year}, {@code sd(study):(Intercept)},
   *     {@code log(sd(study:x))}, {@code atanh(cor(study:x,(Intercept)))}, {@code rho12:year},
   *     {@code log(phi)}
   */
  String name();

  /**
   * The scale on which it is estimated.
   *
   * @return the link of its linear predictor
   */
  Link link();

  /**
   * The left side of the line of model text that it is a coefficient of.
   *
   * @return empty for what has no line
   */
  Optional<Target> target();

  /**
   * What it is called on its own scale, turned back by the link.
   *
   * @return {@code sigma}, {@code sd(study)}, {@code rho12}, {@code phi}, {@code sd(study:x)},
   *     {@code cor(study:x,(Intercept))}; the name itself for coefficients of the mean; empty for
   *     the coefficient of a moderator of an SD or correlation, which has no such scale
   */
  Optional<String> natural();

  /**
   * Whether it is the constant of its linear predictor.
   *
   * @return true also for parameters that cannot have moderators
   */
  boolean isIntercept();

  /**
   * The parameter that is the coefficient of a term.
   *
   * @param target the left side of the line
   * @param term as R names it, {@link #INTERCEPT} for the constant
   * @return a coefficient of that line
   */
  static Parameter of(Target target, String term) {
    if (target instanceof Target.Mu mu) {
      return new Mean(mu.outcome(), term);
    }
    if (target instanceof Target.Sigma sigma) {
      return new Sigma(sigma.outcome(), term);
    }
    if (target instanceof Target.Tau2) {
      return new Tau2(term);
    }
    if (target instanceof Target.Sd sd) {
      return new GroupSd(sd.group(), term);
    }
    return new OutcomeCorrelation(term);
  }

  /**
   * A coefficient of the mean.
   *
   * @param outcome 0 for the only outcome, 1 and 2 of a bivariate model
   * @param term as R names it
   */
  record Mean(int outcome, String term) implements Coefficient {
    @Override
    public String name() {
      return outcome == 0 ? term : Coefficient.super.name();
    }

    @Override
    public Target line() {
      return new Target.Mu(outcome);
    }

    @Override
    public Link link() {
      return Link.IDENTITY;
    }

    @Override
    public Optional<String> natural() {
      return Optional.of(name());
    }
  }

  /** A coefficient of a line of model text. */
  sealed interface Coefficient extends Parameter {

    /**
     * The term that it belongs to.
     *
     * @return as R names it, {@link #INTERCEPT} for the constant
     */
    String term();

    /**
     * The left side of its line.
     *
     * @return what {@link #target} holds
     */
    Target line();

    @Override
    default String name() {
      return line().label() + ":" + term();
    }

    @Override
    default Optional<Target> target() {
      return Optional.of(line());
    }

    @Override
    default Optional<String> natural() {
      return isIntercept() ? Optional.of(line().label()) : Optional.empty();
    }

    @Override
    default boolean isIntercept() {
      return term().equals(INTERCEPT);
    }
  }

  /**
   * A coefficient of the log SD of the heterogeneity between rows; without moderators its natural
   * scale is what meta-analysts call tau.
   *
   * @param outcome 0 for the only outcome, 1 and 2 of a bivariate model
   * @param term as R names it
   */
  record Sigma(int outcome, String term) implements Coefficient {
    @Override
    public Target line() {
      return new Target.Sigma(outcome);
    }

    @Override
    public Link link() {
      return Link.LOG;
    }
  }

  /**
   * A coefficient of the variance of the heterogeneity between rows, on its own scale.
   *
   * @param term as R names it
   */
  record Tau2(String term) implements Coefficient {
    @Override
    public Target line() {
      return new Target.Tau2();
    }

    @Override
    public Link link() {
      return Link.VARIANCE;
    }
  }

  /**
   * A coefficient of the log SD of the one effect of a group.
   *
   * @param group name of the group, as in {@code GroupEffect.name}
   * @param term as R names it
   */
  record GroupSd(String group, String term) implements Coefficient {
    @Override
    public Target line() {
      return new Target.Sd(group);
    }

    @Override
    public Link link() {
      return Link.LOG;
    }
  }

  /** A parameter that no line of model text has, and that has no moderators. */
  sealed interface Scalar extends Parameter {

    /**
     * What it is called on its own scale.
     *
     * @return what {@link #natural} holds
     */
    String scalar();

    @Override
    default String name() {
      return link().id() + "(" + scalar() + ")";
    }

    @Override
    default Optional<Target> target() {
      return Optional.empty();
    }

    @Override
    default Optional<String> natural() {
      return Optional.of(scalar());
    }

    @Override
    default boolean isIntercept() {
      return true;
    }
  }

  /**
   * The log SD of one of several correlated effects of a group.
   *
   * @param group name of the group, as in {@code GroupEffect.name}
   * @param effect one of {@code GroupEffect.effects}
   */
  record EffectSd(String group, String effect) implements Scalar {
    @Override
    public String scalar() {
      return "sd(" + group + ":" + effect + ")";
    }

    @Override
    public Link link() {
      return Link.LOG;
    }
  }

  /**
   * Fisher's z of the correlation of two effects of a group.
   *
   * @param group name of the group, as in {@code GroupEffect.name}
   * @param effect one of {@code GroupEffect.effects}
   * @param with another, before it
   * @param given effects that are held fixed in a partial correlation; none for the correlation
   */
  record GroupCorrelation(String group, String effect, String with, List<String> given)
      implements Scalar {

    /** Takes a copy of what is given. */
    public GroupCorrelation {
      given = List.copyOf(given);
    }

    /**
     * The correlation of the same two effects with nothing held fixed.
     *
     * @return this one if it is not partial
     */
    public GroupCorrelation marginal() {
      return given.isEmpty() ? this : new GroupCorrelation(group, effect, with, List.of());
    }

    @Override
    public String scalar() {
      String condition = given.isEmpty() ? "" : " | " + String.join(",", given);
      return "cor(%s:%s,%s%s)".formatted(group, effect, with, condition);
    }

    @Override
    public Link link() {
      return Link.ATANH;
    }
  }

  /**
   * The one correlation that determines the correlations of all effects of a group in a structure:
   * between any two effects under compound symmetry, between neighbouring effects in an
   * autoregressive structure.
   *
   * @param group name of the group, as in {@code GroupEffect.name}
   * @param link link to the range of the correlation
   */
  record StructureCorrelation(String group, Link link) implements Scalar {
    @Override
    public String scalar() {
      return "rho(" + group + ")";
    }
  }

  /**
   * The logarithm of the range of a correlation between the levels of a group that falls with their
   * distance.
   *
   * @param group name of the group, as in {@code GroupEffect.name}
   */
  record SpatialRange(String group) implements Scalar {
    @Override
    public String scalar() {
      return "range(" + group + ")";
    }

    @Override
    public Link link() {
      return Link.LOG;
    }
  }

  /**
   * A coefficient of Fisher's z of the correlation of the heterogeneity of two outcomes.
   *
   * @param term as R names it
   */
  record OutcomeCorrelation(String term) implements Coefficient {
    @Override
    public Target line() {
      return new Target.Rho12();
    }

    @Override
    public Link link() {
      return Link.ATANH;
    }
  }

  /** The logarithm of phi, the factor of sampling variances phi / w known up to proportion. */
  record Proportion() implements Scalar {
    @Override
    public String scalar() {
      return "phi";
    }

    @Override
    public Link link() {
      return Link.LOG;
    }
  }

  /**
   * A parameter of the function that makes the probability of being published depend on the p
   * value.
   *
   * @param number from 1, as {@code selmodel} of R numbers its deltas
   */
  record Selection(int number) implements Scalar {
    @Override
    public String scalar() {
      return "delta." + number;
    }

    @Override
    public String name() {
      return scalar();
    }

    @Override
    public Link link() {
      return Link.IDENTITY;
    }
  }
}
