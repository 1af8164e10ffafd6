package io.github.metasaw.kernel.terminal;

import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One magic of a command.
 *
 * @param magic that runs
 * @param arguments words and options after it
 * @param body the model of a magic over a cell; null without one
 */
record CommandStep(Magic magic, List<String> arguments, @Nullable String body) {

  CommandStep {
    arguments = List.copyOf(arguments);
  }

  /**
   * The value of an option.
   *
   * @param option that takes one
   * @return as it was typed; empty where it does not stand there
   */
  Optional<String> value(Option<?> option) {
    int at = arguments.indexOf(option.flagName());
    return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
  }

  /** The file that it writes; empty where none is named. */
  Optional<String> file() {
    return value(CommonOptions.SAVE).or(() -> arguments.stream().filter(magic::writes).findFirst());
  }
}
