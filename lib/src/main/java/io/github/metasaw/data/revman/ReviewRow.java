package io.github.metasaw.data.revman;

import io.github.metasaw.data.effect.input.Input;
import java.util.Map;

/**
 * What a study reports of an outcome.
 *
 * @param study its name
 * @param subgroup its subgroup; empty where there are none
 * @param values by the names of metafor
 */
record ReviewRow(String study, String subgroup, Map<Input, Double> values) {

  double get(Input input) {
    return values.getOrDefault(input, Double.NaN);
  }
}
