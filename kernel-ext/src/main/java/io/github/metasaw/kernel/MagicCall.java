package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.Render;
import java.io.IOError;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One call of a magic: help, run, assign, show; faults as one line. */
final class MagicCall {

  private MagicCall() {}

  static @Nullable Object run(
      MagicTable magic, MagicHost host, List<String> arguments, @Nullable String body) {
    try {
      return perform(magic, host, arguments, body);
    } catch (MetaError told) {
      throw told;
    } catch (RuntimeException
        | VirtualMachineError
        | LinkageError
        | AssertionError
        | ServiceConfigurationError
        | IOError thrown) {
      // Other errors are the kernel's own, such as the one that stops a thread.
      if (arguments.contains("--debug") && !(thrown instanceof CancellationException)) {
        throw thrown;
      }
      throw new MetaError(Faults.line(thrown, "%" + magic.code()) + earlier(host, arguments));
    }
  }

  /**
   * A variable that the magic was to declare anew has its earlier value, which the cells below use.
   */
  private static String earlier(MagicHost host, List<String> arguments) {
    int at = arguments.indexOf("--as") + 1;
    String name =
        at > 0 && at < arguments.size()
            ? arguments.get(at)
            : arguments.stream()
                .filter(argument -> argument.startsWith("--as="))
                .map(argument -> argument.substring("--as=".length()))
                .findFirst()
                .orElse("");
    return host.has(name) ? "; '%s' is still the earlier one".formatted(name) : "";
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
    if (input.as().isPresent() || body != null) {
      // What cannot be drawn fails before anything is assigned.
      List<MimeBundle> bundles =
          outcome.shown().stream().map(value -> Render.of(value, MagicWording.OF_CELL)).toList();
      input.as().ifPresent(name -> host.assign(name, magic.type(), outcome.value()));
      for (int i = 0; i < bundles.size(); i++) {
        host.displayRendered(outcome.shown().get(i), bundles.get(i));
      }
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
        default ->
            out.append(
                PlainText.isPlain(String.valueOf(c)) || Character.isSurrogate(c)
                    ? String.valueOf(c)
                    : String.format("\\u%04x", (int) c));
      }
    }
    return out.append('"').toString();
  }

  /** {@code List.of("a", "b")}. */
  static String list(List<String> values) {
    return "List.of(" + String.join(", ", values.stream().map(MagicCall::quote).toList()) + ")";
  }
}
