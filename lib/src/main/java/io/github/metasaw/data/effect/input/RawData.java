package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What studies report, one row per study: {@code RawData.of(k).with(Input.AI, events)}. A value
 * that a study does not report is NaN. Immutable.
 */
public final class RawData {

  private static final double[] NONE = {};

  private final int k;
  private final Map<Input, double[]> values;

  private RawData(int k, Map<Input, double[]> values) {
    this.k = k;
    this.values = values;
  }

  /**
   * No inputs yet.
   *
   * @param k number of studies
   * @return an empty set of raw data
   */
  public static RawData of(int k) {
    return new RawData(k, new EnumMap<>(Input.class));
  }

  /**
   * All inputs at once.
   *
   * @param k number of studies
   * @param values of each input, NaN where missing [k]; kept, not copied, and not to be changed
   * @return the raw data
   * @throws MetaException if there are not k values of an input
   */
  @API(status = API.Status.INTERNAL)
  public static RawData keeping(int k, Map<Input, double[]> values) {
    Map<Input, double[]> kept = new EnumMap<>(Input.class);
    values.forEach((input, column) -> kept.put(input, checked(k, input, column)));
    return new RawData(k, kept);
  }

  private static double[] checked(int k, Input input, double[] column) {
    if (column.length != k) {
      throw MetaException.of(
          "%s has %d values, but there are %d studies".formatted(input.id(), column.length, k));
    }
    return column;
  }

  /**
   * One more input.
   *
   * @param input the quantity
   * @param column its values, NaN where missing [k]
   * @return a copy
   * @throws MetaException if there are not k values
   */
  public RawData with(Input input, double... column) {
    Map<Input, double[]> more = new EnumMap<>(values);
    more.put(input, checked(k, input, column).clone());
    return new RawData(k, more);
  }

  /**
   * The number of studies.
   *
   * @return k
   */
  public int k() {
    return k;
  }

  /**
   * The inputs that are given, in the order of {@link Input}.
   *
   * @return inputs that have a column
   */
  public Set<Input> inputs() {
    return Set.copyOf(values.keySet());
  }

  /**
   * Whether an input is given.
   *
   * @param input the quantity
   * @return whether it has a column, which may still have missing values
   */
  public boolean has(Input input) {
    return values.containsKey(input);
  }

  /**
   * The values of an input.
   *
   * @param input the quantity
   * @return a copy, NaN where missing or where the input is not given [k]
   */
  public double[] get(Input input) {
    double[] column = values.get(input);
    if (column != null) {
      return column.clone();
    }
    double[] missing = new double[k];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  /**
   * The values of an input, without copying the array.
   *
   * @param input the quantity
   * @return NaN where missing [k], not to be changed; empty if the input is not given
   */
  @API(status = API.Status.INTERNAL)
  public double[] column(Input input) {
    return values.getOrDefault(input, NONE);
  }

  /**
   * The value of a study.
   *
   * @param input the quantity
   * @param study index of the study, from 0
   * @return NaN where missing
   */
  public double get(Input input, int study) {
    double[] column = values.get(input);
    return column == null ? Double.NaN : column[study];
  }

  /**
   * People without an event: as they are reported, or what events leave of all.
   *
   * @param others people without the event
   * @param all people of the group
   * @param events of the group
   * @return a copy, NaN where neither is known [k]
   */
  public double[] withoutEvent(Input others, Input all, Input events) {
    double[] rest = get(others);
    for (int i = 0; i < k; i++) {
      rest[i] = Double.isNaN(rest[i]) ? get(all, i) - get(events, i) : rest[i];
    }
    return rest;
  }

  /**
   * Some of the studies, in that order.
   *
   * @param studies indices from 0
   * @return raw data of these studies
   */
  public RawData select(int... studies) {
    Map<Input, double[]> some = new EnumMap<>(Input.class);
    values.forEach(
        (input, column) -> {
          double[] kept = new double[studies.length];
          for (int i = 0; i < kept.length; i++) {
            kept[i] = column[studies[i]];
          }
          some.put(input, kept);
        });
    return new RawData(studies.length, some);
  }

  /**
   * The first of several inputs that a study reports.
   *
   * @param study index of the study, from 0
   * @param inputs in the order of preference
   * @return NaN where all are missing
   */
  public double firstOf(int study, Input... inputs) {
    for (Input input : inputs) {
      double value = get(input, study);
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Double.NaN;
  }
}
