package org.colophon.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cleared item cannot be made outside the gate's package: that must not compile.
class ForgeryTest {
  @TempDir Path classes;

  @Test
  void forgingDoesNotCompile() {
    assertEquals(
        false,
        compiles(
            "Object forged = new org.colophon.governance.gate.Cleared(null, null, null, null);"));
  }

  @Test
  void namingTheTypeCompiles() {
    assertEquals(true, compiles("org.colophon.governance.gate.Cleared real = null;"));
  }

  private boolean compiles(String statement) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertNotNull(javac, "the tests need a JDK, not a JRE");
    String code = "package outside; class Forger { void forge() { " + statement + " } }";
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///outside/Forger.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    return javac.getTask(new StringWriter(), null, null, options, null, List.of(source)).call();
  }
}
