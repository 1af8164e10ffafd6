package io.github.metasaw.review;

import io.github.metasaw.diagnostic.Named;
import java.util.List;

/** A tool for the risk of bias, with its domains. */
public enum BiasTool implements Named {
  /** Sterne and others 2019, BMJ 366:l4898. */
  ROB2(
      "rob2",
      "RoB 2",
      List.of(
          "Randomization process",
          "Deviations from intended interventions",
          "Missing outcome data",
          "Measurement of the outcome",
          "Selection of the reported result"),
      List.of(Judgement.LOW, Judgement.SOME_CONCERNS, Judgement.HIGH, Judgement.NO_INFORMATION)),
  /** Sterne and others 2016, BMJ 355:i4919. */
  ROBINS_I(
      "robins-i",
      "ROBINS-I",
      List.of(
          "Confounding",
          "Selection of participants",
          "Classification of interventions",
          "Deviations from intended interventions",
          "Missing data",
          "Measurement of outcomes",
          "Selection of the reported result"),
      List.of(
          Judgement.LOW,
          Judgement.MODERATE,
          Judgement.SERIOUS,
          Judgement.CRITICAL,
          Judgement.NO_INFORMATION)),
  /** Domains named by the author. */
  FREE("free", "Risk of bias", List.of(), List.of(Judgement.values()));

  private final String id;
  private final String label;
  private final List<String> domains;
  private final List<Judgement> judgements;

  BiasTool(String id, String label, List<String> domains, List<Judgement> judgements) {
    this.id = id;
    this.label = label;
    this.domains = domains;
    this.judgements = judgements;
  }

  /**
   * The tool of a name.
   *
   * @param name {@code rob2}, {@code robins-i} or {@code free}, in any case
   * @return the tool
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static BiasTool parse(String name) {
    return Named.parse("tool", name, values());
  }

  /**
   * The tool whose judgements and number of domains a table has.
   *
   * @param domains number of domains without the overall judgement
   * @param used judgements that occur
   * @return RoB 2 for five domains, ROBINS-I for seven, if all judgements are theirs; else free
   */
  static BiasTool of(int domains, List<Judgement> used) {
    for (BiasTool tool : List.of(ROB2, ROBINS_I)) {
      if (tool.domains.size() == domains && tool.judgements.containsAll(used)) {
        return tool;
      }
    }
    return FREE;
  }

  @Override
  public String id() {
    return id;
  }

  /** The name of the tool. */
  @Override
  public String label() {
    return label;
  }

  /**
   * Its domains in words.
   *
   * @return in order; none where the author names them
   */
  public List<String> domains() {
    return domains;
  }

  /**
   * Its judgements.
   *
   * @return from the lowest risk to the highest, then no information
   */
  public List<Judgement> judgements() {
    return judgements;
  }
}
