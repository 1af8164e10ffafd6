package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;
import java.util.List;

/** The methods that pool counts without an estimate of each study. */
public enum CountsMethod {
  /** Mantel and Haenszel's. */
  MH(
      "MH",
      "Mantel-Haenszel",
      EffectMeasure.OR,
      EffectMeasure.RR,
      EffectMeasure.RD,
      EffectMeasure.IRR,
      EffectMeasure.IRD),
  /** Peto's one-step odds ratio. */
  PETO("Peto", "Peto", EffectMeasure.OR);

  private final String id;
  private final String label;
  private final List<EffectMeasure> measures;

  CountsMethod(String id, String label, EffectMeasure... measures) {
    this.id = id;
    this.label = label;
    this.measures = List.of(measures);
  }

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code MH}
   */
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return for example {@code Mantel-Haenszel}
   */
  public String label() {
    return label;
  }

  /**
   * The measures that it pools.
   *
   * @return the usual one first
   */
  public List<EffectMeasure> measures() {
    return measures;
  }

  /**
   * The method of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the method
   * @throws MetaException for an unknown name
   */
  public static CountsMethod parse(String name) {
    for (CountsMethod value : values()) {
      if (value.id.equalsIgnoreCase(name)) {
        return value;
      }
    }
    throw MetaException.unknown(
        "method of counts", name, "", Arrays.stream(values()).map(CountsMethod::id).toList());
  }

  /**
   * Refuses a measure that this method or the data do not have.
   *
   * @param measure asked for
   * @param data to be pooled
   * @throws MetaException naming the measures that both have
   */
  void require(EffectMeasure measure, CountData data) {
    if (measures.contains(measure) && data.measures().contains(measure)) {
      return;
    }
    List<String> both =
        measures.stream().filter(data.measures()::contains).map(EffectMeasure::id).toList();
    throw both.isEmpty()
        ? MetaException.format("the method %s cannot pool such data", id)
        : MetaException.format(
            "the method %s does not pool %s of such data; it pools %s",
            id, measure.id(), String.join(", ", both));
  }
}
