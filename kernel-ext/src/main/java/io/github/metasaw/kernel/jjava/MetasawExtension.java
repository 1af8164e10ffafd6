package io.github.metasaw.kernel.jjava;

import io.github.metasaw.kernel.MagicRunner;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.Notebook;
import io.github.metasaw.kernel.magic.MagicHost;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * What JJava finds by its service file. JJava takes an extension for installed before this method
 * ends, so the magics come first, and a part that fails does not take the others along.
 */
public final class MetasawExtension implements Extension {

  @Override
  public void install(BaseKernel kernel) {
    install(kernel, new JJavaHost(kernel));
    part("imports", () -> kernel.evalRaw(Notebook.IMPORTS));
    System.out.print(Notebook.greeting());
  }

  /**
   * Installs magics and displays in any kernel on the base of JJava; no imports.
   *
   * @param kernel that shall have them
   * @param host the kernel as the magics see it
   */
  public static void install(BaseKernel kernel, MagicHost host) {
    new MagicRunner(MetasawMagics.registry(), host).register(registrar(kernel));
    part("display of tables and figures", () -> renderers(kernel));
  }

  private static MagicRunner.Registrar registrar(BaseKernel kernel) {
    return new MagicRunner.Registrar() {
      @Override
      public void line(String name, Function<List<String>, @Nullable Object> run) {
        kernel.getMagicsRegistry().registerLineMagic(name, (k, arguments) -> run.apply(arguments));
      }

      @Override
      public void cell(String name, BiFunction<List<String>, String, @Nullable Object> run) {
        kernel
            .getMagicsRegistry()
            .registerCellMagic(name, (k, arguments, body) -> run.apply(arguments, body));
      }
    };
  }

  private static void renderers(BaseKernel kernel) {
    for (Class<?> type : Notebook.DISPLAYED) {
      register(kernel, type);
    }
  }

  private static <T> void register(BaseKernel kernel, Class<T> type) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring(Notebook.PREFERRED.toArray(new String[0]))
        .supporting(Notebook.CARRIED.toArray(new String[0]))
        .register(
            (value, context) -> {
              DisplayData out = context.getOutputContainer();
              Notebook.render(value, out::putData, out::putMetaData);
            });
  }

  private static void part(String name, Runnable install) {
    try {
      install.run();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("Metasaw: " + name + " not available (" + e + ")");
    }
  }
}
