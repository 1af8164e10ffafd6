package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.formula.PriorText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Priors of tau that were estimated from the meta-analyses of the Cochrane Database of Systematic
 * Reviews, by type of outcome and of comparison. Without arguments each is the distribution over
 * all types. R: {@code TurnerEtAlPrior} and {@code RhodesEtAlPrior} of bayesmeta.
 */
public enum EmpiricalPrior implements Named {
  /**
   * Of log odds ratios: tau2 is log-normal (Turner, Jackson, Wei, Thompson and Higgins 2015, Stat.
   * Med. 34, 984, Table IV).
   */
  TURNER(
      "turner(\"outcome\", \"comparison\")",
      TurnerTable.TABLE,
      "log odds ratios",
      "Turner et al. 2015"),
  /**
   * Of standardised mean differences: log tau2 is Student's t with 5 degrees of freedom (Rhodes,
   * Turner and Higgins 2015, J. Clin. Epidemiol. 68, 52, Tables 3, A.3.1 and A.3.2).
   */
  RHODES(
      "rhodes(\"outcome\", \"comparison\", \"area\")",
      RhodesTable.TABLE,
      "standardised mean differences",
      "Rhodes et al. 2015");

  private final PriorSignature signature;
  private final EmpiricalTable table;
  private final String effects;
  private final String source;

  EmpiricalPrior(String signature, EmpiricalTable table, String effects, String source) {
    this.signature = PriorSignature.of(signature);
    this.table = table;
    this.effects = effects;
    this.source = source;
  }

  /**
   * The word in prior lines.
   *
   * @return {@code turner} or {@code rhodes}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How it is written.
   *
   * @return with its arguments, which may be left out together
   */
  public String signature() {
    return signature.text();
  }

  /**
   * The effects whose heterogeneity it is of.
   *
   * @return in words, plural
   */
  public String effects() {
    return effects;
  }

  /**
   * The empirical prior that a prior line names.
   *
   * @param text the prior line
   * @return empty for any other prior
   */
  public static Optional<EmpiricalPrior> of(PriorText text) {
    for (EmpiricalPrior prior : values()) {
      if (prior.id().equals(text.distribution())) {
        return Optional.of(prior);
      }
    }
    return Optional.empty();
  }

  /**
   * Types of outcome that it tells apart.
   *
   * @return names as they are written in prior lines
   */
  public List<String> outcomes() {
    return table.outcomes();
  }

  /**
   * Types of comparison that it tells apart.
   *
   * @return names as they are written in prior lines
   */
  public List<String> comparisons() {
    return table.comparisons();
  }

  /**
   * A cell of the table.
   *
   * @throws MetaException with line and column for a type there is not, and for an outcome without
   *     a comparison
   */
  EmpiricalTable.Cell cell(PriorArguments arguments) {
    Optional<PriorText.Argument> outcome = arguments.getText("outcome");
    Optional<PriorText.Argument> comparison = arguments.getText("comparison");
    Optional<PriorText.Argument> area = arguments.getText("area");
    if (outcome.isEmpty() && comparison.isEmpty() && area.isEmpty()) {
      return table.general();
    }
    if (outcome.isEmpty() || comparison.isEmpty()) {
      String missing = outcome.isEmpty() ? "outcome" : "comparison";
      throw MetaException.format(
          "%s has a prior by both outcome and comparison, and no %s was given; write %s, or %s() for"
              + " all types together; %ss: %s %s",
          id(),
          missing,
          "%s(\"%s\", \"%s\")".formatted(id(), outcomes().get(0), comparisons().get(0)),
          id(),
          missing,
          String.join("; ", outcome.isEmpty() ? outcomes() : comparisons()),
          arguments.text().distributionSpan().place());
    }
    int o = find("outcome", outcome.get(), outcomes());
    int c = findComparison(comparison.get());
    int a = area.isPresent() ? find("area", area.get(), table.areas()) : 0;
    return table.cell(o, c, a);
  }

  private int findComparison(PriorText.Argument argument) {
    String[] sides = EmpiricalTable.plain(argument.text()).split(" vs ", -1);
    int at = table.findComparison(sides);
    return at >= 0 ? at : find("comparison", argument, comparisons());
  }

  private static int find(String what, PriorText.Argument argument, List<String> names) {
    int at = EmpiricalTable.find(argument.text(), names);
    if (at < 0) {
      Place place = argument.span().place();
      throw MetaException.unknown(what, argument.text(), place, names);
    }
    return at;
  }

  /** What a reader of such a prior should know; nothing for any other prior. */
  static List<Check> checks(PriorText text) {
    return of(text).map(prior -> List.of(prior.check(text))).orElse(List.of());
  }

  private Check check(PriorText text) {
    EmpiricalTable.Cell cell = cell(new PriorArguments(text, signature));
    return Check.note(
        "empirical_prior",
        id(),
        "The prior of tau is that of %s: log tau2 is %s, with a median of tau of %s (%s). It is made for %s and for no other effects.%s"
            .formatted(
                cell.name(),
                cell.words(),
                CheckNumber.number(Math.exp(cell.location() / 2)),
                source,
                effects,
                cell.remark().isEmpty() ? "" : " " + cell.remark()));
  }
}
