package io.github.metasaw.data.effect.formula;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of data: which inputs there are, which sets of them do, what is impossible, and how they
 * are read.
 *
 * @param <S> the arrays that formulas of this kind compute from
 * @param label what studies report, for example {@code events in two groups}
 * @param roles every input it can use, with its meaning
 * @param alternatives sets of inputs, any of which is enough for a study
 * @param faults what is impossible in raw data
 * @param reader reads the arrays, with zero cells treated as the options say
 */
record InputKind<S extends Sample>(
    String label,
    List<InputRole> roles,
    List<List<Input>> alternatives,
    Function<RawData, List<InputFault>> faults,
    Reader<S> reader) {

  /** Reads raw data. */
  interface Reader<S> {
    /**
     * Reads raw data.
     *
     * @param raw the data
     * @param options how zero cells are treated; {@code add} is never null
     * @return arrays with one value per study
     */
    S read(RawData raw, EffectOptions options);
  }

  InputKind {
    roles = List.copyOf(roles);
    alternatives = List.copyOf(alternatives);
  }

  /** The same data where other sets of inputs are needed, as for a measure that needs no means. */
  InputKind<S> needing(List<List<Input>> others) {
    List<InputRole> used =
        roles.stream()
            .filter(role -> others.stream().anyMatch(set -> set.contains(role.input())))
            .toList();
    return new InputKind<>(label, used, others, faults, reader);
  }

  /** The same data with another check of what is impossible. */
  InputKind<S> checking(Function<RawData, List<InputFault>> other) {
    return new InputKind<>(label, roles, alternatives, other, reader);
  }

  /** A set of inputs. */
  static List<Input> set(Input... inputs) {
    return Arrays.asList(inputs);
  }
}
