package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of the coefficients of the mean among the variables of a posterior, and on the left
 * side of priors. A coefficient has the name of its term, unless that is the name of another
 * quantity, as of a column {@code tau}: then it is {@code beta[tau]}, so that {@code tau} always
 * means the heterogeneity. {@code beta[term]} is understood for every term. Names in backquotes, as
 * of a column {@code `sd(study)`}, cannot be taken for another quantity.
 */
public final class CoefficientNames {

  private static final Target MU = new Target.Mu(0);

  /** Quantities of any model, in lower case since tables tell column names apart without case. */
  private static final Set<String> QUANTITIES =
      Set.of(
          "mu",
          "beta",
          "tau",
          "tau2",
          "sigma",
          "sigma1",
          "sigma2",
          "rho12",
          "phi",
          "theta",
          "theta_new",
          "beta_f",
          "zeta2",
          ".chain",
          ".iteration");

  /** Coefficients of a scale: {@code sigma:year}. */
  private static final Pattern OF_SCALE = Pattern.compile("(sigma[12]?|rho12):.*");

  /** Scales on which priors of an SD or correlation are written: {@code log(tau)}. */
  private static final Pattern SCALED =
      Pattern.compile("(log|atanh)\\((tau2?|sigma[12]?|rho12|phi)(\\^2)?\\)");

  private final List<Parameter.Mean> terms;
  private final List<String> shown = new ArrayList<>();

  private CoefficientNames(List<Parameter.Mean> terms) {
    this.terms = terms;
    boolean isMean = terms.size() == 1 && terms.get(0).isIntercept();
    List<String> names = terms.stream().map(Parameter.Mean::name).toList();
    for (String term : names) {
      if (names.indexOf(term) != names.lastIndexOf(term)) {
        throw MetaException.of(
            "two terms of the mean are both called '%s'; rename the column or the level of one"
                .formatted(term));
      }
      shown.add(isMean ? MU.label() : isTaken(term) ? indexed(term) : term);
    }
  }

  /**
   * The names of the coefficients of a design; an intercept and nothing else is {@code mu}.
   *
   * @param terms of the mean
   * @return one name for each column
   * @throws MetaException where two terms have the same name
   */
  public static CoefficientNames of(List<Parameter.Mean> terms) {
    return new CoefficientNames(terms);
  }

  private static boolean isTaken(String term) {
    String lower = term.toLowerCase(Locale.ROOT);
    return QUANTITIES.contains(lower)
        || OF_SCALE.matcher(lower).matches()
        || SCALED.matcher(lower).matches();
  }

  private static String indexed(String term) {
    return "beta[" + term + "]";
  }

  /**
   * The names of the coefficients.
   *
   * @return names, in the order of the terms [p]
   */
  public List<String> all() {
    return shown;
  }

  /** A note for each term that has the name of another quantity. */
  List<Check> checks() {
    return terms.stream()
        .map(Parameter::name)
        .filter(term -> shown.contains(indexed(term)))
        .map(
            term ->
                Check.note(
                    "renamed_coefficient",
                    indexed(term),
                    "The term '%s' has the name of another quantity, and '%s' alone always means that quantity. The coefficient of the term is %s, here and in priors."
                        .formatted(term, term, indexed(term))))
        .toList();
  }

  /**
   * The coefficient of a name. Blanks do not matter; {@code mu} is the intercept, {@code mu1} that
   * of the first of two outcomes.
   *
   * @param name as users write it
   * @return the coefficient, from 0; -1 for another name
   * @throws MetaException if the name fits two terms that differ in blanks only
   */
  public int find(String name) {
    int exact = shown.indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    String plain = withoutBlanks(name);
    int found = -1;
    for (int j = 0; j < shown.size(); j++) {
      if (withoutBlanks(shown.get(j)).equals(plain)
          || withoutQuotes(indexed(terms.get(j).name())).equals(withoutQuotes(plain))
          || (isIntercept(j) && plain.equals(target(j)))) {
        if (found >= 0) {
          throw MetaException.of(
              "'%s' can mean '%s' and '%s'; write the blanks as the table has them, or rename one"
                  .formatted(name, shown.get(found), shown.get(j)));
        }
        found = j;
      }
    }
    return found;
  }

  /** The name as the left side of a prior has it. */
  private static String withoutBlanks(String name) {
    return name.replaceAll("\\s", "");
  }

  private static String withoutQuotes(String name) {
    return withoutBlanks(name).replaceAll("[\"`]", "");
  }

  /** Whether coefficient j is the intercept of an outcome. */
  boolean isIntercept(int j) {
    return terms.get(j).isIntercept();
  }

  /** The left side of a prior of coefficient j: {@code mu} of an intercept, {@code mu1} of two. */
  String target(int j) {
    return isIntercept(j) ? new Target.Mu(terms.get(j).outcome()).label() : shown.get(j);
  }

  /** Left sides of priors that name a coefficient. */
  List<String> targets() {
    return IntStream.range(0, terms.size()).mapToObj(this::target).toList();
  }
}
