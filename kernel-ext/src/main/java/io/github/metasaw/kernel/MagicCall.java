package io.github.metasaw.kernel;

import io.github.metasaw.check.MetaException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One call of a magic: help, run, assign, show; faults as one line. */
final class MagicCall {

  private MagicCall() {}

  static @Nullable Object run(
      MagicTable magic, MagicHost host, List<String> arguments, @Nullable String body) {
    boolean debug = arguments.contains("--debug");
    try {
      return perform(magic, host, arguments, body);
    } catch (MetaException fault) {
      if (debug) {
        throw fault;
      }
      throw new MetaError(String.valueOf(fault.getMessage()));
    } catch (CancellationException interrupted) {
      throw new MetaError("interrupted: nothing was assigned");
    } catch (RuntimeException bug) {
      if (debug) {
        throw bug;
      }
      throw new MetaError(
          "%%%s failed (%s: %s); --debug shows where"
              .formatted(magic.code(), bug.getClass().getSimpleName(), bug.getMessage()));
    }
  }

  private static @Nullable Object perform(
      MagicTable magic, MagicHost host, List<String> arguments, @Nullable String body) {
    if (arguments.contains("--help")) {
      return Help.of(magic);
    }
    if (magic == MagicTable.META && arguments.isEmpty() && body == null) {
      return Help.all();
    }
    MagicInput input = MagicInput.parse(magic.code(), magic.options(), arguments, body);
    input.as();
    Optional<String> replaced = input.option("save").filter(MagicCall::isThere);
    Outcome outcome = magic.run(host, input);
    replaced.ifPresent(file -> host.print("the earlier " + file + " was replaced\n"));
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    if (input.has("code")) {
      String name = input.as().orElse("result");
      host.print(magic.type().getSimpleName() + " " + name + " = " + outcome.java() + ";\n");
    }
    if (input.as().isPresent()) {
      host.assign(input.as().get(), magic.type(), outcome.value());
    }
    if (input.as().isPresent() || body != null) {
      outcome.shown().forEach(host::display);
      return null;
    }
    // Assigned or bare, the kernel does not say: what is returned shows itself on a bare line.
    List<Object> before = new ArrayList<>(outcome.shown());
    Object last = before.remove(before.size() - 1);
    if (magic.isFit()) {
      return outcome.value();
    }
    before.forEach(host::display);
    return last;
  }

  private static boolean isThere(String file) {
    try {
      return Files.exists(Path.of(file));
    } catch (InvalidPathException e) {
      return false; // refused where it is written
    }
  }

  /** A Java string literal. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** {@code List.of("a", "b")}. */
  static String list(List<String> values) {
    return "List.of(" + String.join(", ", values.stream().map(MagicCall::quote).toList()) + ")";
  }
}
