package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicResult.Declared;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.store.RestoredFits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code %restore}: the fits of a file of {@code %store}, made again from its data. */
public final class RestoreMagic implements Magic {

  private final Supplier<MagicRegistry> registry;

  /**
   * A magic.
   *
   * @param registry all magics, of which those of the file are run
   */
  public RestoreMagic(Supplier<MagicRegistry> registry) {
    this.registry = registry;
  }

  @Override
  public Description description() {
    return new Description(
        PAPER,
        "restore",
        "FILE [FIT...]",
        "%restore fit.json",
        "Make the fits of a file again, from its data and with the same options");
  }

  @Override
  public Class<?> type() {
    return RestoredFits.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "Fits get the names under which they were stored, a single one that of --as. Tables of the"
            + " file are declared where the notebook has no variable of that name.");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Path> path = FileNames.code(line.word("the name of a file of %store"));
    RestoredFits fits = RestoredFits.read(path.value(), registry.get(), line.host());
    Code<RestoredFits> read =
        Code.of(
            "RestoredFits.read",
            (any, same) -> fits,
            path,
            Code.of("MetasawMagics.registry", registry.get()));
    List<String> names = line.rest().isEmpty() ? fits.names() : line.rest();
    names.forEach(name -> fits.get(name, Object.class));
    fits.differences().forEach(difference -> line.host().print(difference + "\n"));
    List<Declared> data = data(line, fits);
    if (names.size() == 1) {
      return one(line, read, names.get(0), data);
    }
    if (line.as().isPresent()) {
      throw MetaException.of(
          "--as names one fit, and there are %s; name one of them: %%restore %s %s --as %s"
              .formatted(
                  String.join(", ", names), line.words().get(0), names.get(0), line.as().get()));
    }
    List<Declared> all = new ArrayList<>(data);
    names.forEach(
        name -> all.add(new Declared(name, fits.type(name), fits.get(name, Object.class))));
    return MagicResult.of(read).withVariables(all);
  }

  private static MagicResult one(
      MagicLine line, Code<RestoredFits> read, String name, List<Declared> data) {
    Class<?> type = read.value().type(name);
    Code<?> fit =
        read.call(
            "get",
            (RestoredFits of, String which, Class<?> any) -> of.get(which, any),
            Literal.text(name),
            new Code<Class<?>>(type, type.getSimpleName() + ".class"));
    List<Declared> all = new ArrayList<>(data);
    if (line.as().isEmpty()) {
      all.add(new Declared(name, type, fit.value()));
    }
    return MagicResult.of(fit).withType(type).withVariables(all);
  }

  private static List<Declared> data(MagicLine line, RestoredFits fits) {
    List<Declared> declared = new ArrayList<>();
    fits.data()
        .forEach(
            (name, value) -> {
              if (!line.host().has(name)) {
                declared.add(new Declared(name, value.getClass(), value));
              }
            });
    return declared;
  }
}
