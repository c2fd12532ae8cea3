#!/usr/bin/env bash
# Installs Debian's WordPress with MariaDB on loopback, starts Colophon's demo, and walks the plugin in Chromium.
#
#   run.sh [all|up|walk|down]
#
# Environment:
#   COLOPHON   the command that starts Colophon (default: the repository's ./colophon)
#   DIR        a directory for everything that is made (default: a new one under /tmp)
#   OUT        a directory for the screenshots (default: DIR)
# `all` ends what it started. `up` leaves it running for `walk`, until `down`; both need DIR.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
what=${1:-all}
DIR=${DIR:-$(mktemp -d /tmp/colophon-wordpress.XXXX)}
OUT=${OUT:-$DIR}
COLOPHON=${COLOPHON:-$root/colophon}
packages="wordpress wordpress-l10n wordpress-theme-twentytwentythree mariadb-server nginx-light php php8.2-cli php8.2-fpm
  php8.2-mysql php8.2-xml php8.2-mbstring php8.2-curl php8.2-intl php8.2-gd"

say() { echo "[${SECONDS}s] $*"; }

await() { # WHAT COMMAND...
  local what=$1
  shift
  for _ in $(seq 1800); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.2
  done
  echo "did not start within 6 minutes: $what" >&2
  return 1
}

free_port() { php -r '$s = stream_socket_server("tcp://127.0.0.1:0"); echo explode(":", stream_socket_get_name($s, false))[1];'; }

sql() { mariadb --no-defaults -uroot -S "$DIR/db.sock" "$@"; }

install_packages() {
  command -v chromium >/dev/null || packages="$packages chromium"
  command -v npm >/dev/null || packages="$packages npm"
  # nginx-light and php-fpm satisfy WordPress's dependencies without Apache; neither is started.
  # shellcheck disable=SC2086
  dpkg -s $packages >/dev/null 2>&1 && return
  apt-get update -q >"$DIR/apt.log"
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $packages </dev/null >>"$DIR/apt.log"
}

start_colophon() {
  local port
  port=$(free_port)
  $COLOPHON demo --port "$port" --data "$DIR/colophon" >"$DIR/colophon.log" 2>&1 &
  echo $! >"$DIR/colophon.pid"
  echo "http://127.0.0.1:$port" >"$DIR/colophon.url"
  await Colophon curl -sf "http://127.0.0.1:$port/health/ready"
  $COLOPHON keys add wordpress --role editor --role integration --source cms --data "$DIR/colophon" 2>>"$DIR/colophon.log" | tail -1 >"$DIR/key"
  $COLOPHON keys add test --role catalogue-owner --data "$DIR/colophon" 2>>"$DIR/colophon.log" | tail -1 >"$DIR/test-key"
}

start_database() {
  mariadb-install-db --no-defaults --user=root --datadir="$DIR/db" --auth-root-authentication-method=normal --skip-test-db >"$DIR/db.log" 2>&1
  mariadbd --no-defaults --user=root --datadir="$DIR/db" --socket="$DIR/db.sock" --pid-file="$DIR/mariadb.pid" --skip-networking \
    --innodb-log-file-size=16M --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=0 --skip-performance-schema \
    --skip-log-bin >>"$DIR/db.log" 2>&1 &
  echo $! >"$DIR/db.pid"
  await MariaDB sql -e 'select 1'
  sql -e "create database wp character set utf8mb4; create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"
}

write_config() {
  cat >"$DIR/site/wp-config.php" <<PHP
<?php
define( 'DB_NAME', 'wp' );
define( 'DB_USER', 'wp' );
define( 'DB_PASSWORD', 'wp' );
define( 'DB_HOST', 'localhost:$DIR/db.sock' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as \$name ) {
	define( \$name, \$name . '-of-the-test' );
}
\$table_prefix = 'wp_';
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', '$DIR/wordpress.log' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'DISALLOW_FILE_MODS', true );
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
PHP
}

start_wordpress() {
  local port
  port=$(free_port)
  cp -aL /usr/share/wordpress "$DIR/site"
  rm -rf "$DIR/site/wp-content/languages"
  mkdir -p "$DIR/site/wp-content/uploads" "$DIR/site/wp-content/plugins"
  cp -aL /usr/share/wordpress/wp-content/languages "$DIR/site/wp-content/languages" 2>/dev/null || true
  ln -s "$here/../colophon" "$DIR/site/wp-content/plugins/colophon"
  write_config
  echo "http://127.0.0.1:$port" >"$DIR/wordpress.url"
  WP_TEST_LOCALE=${WP_TEST_LOCALE:-de_DE} php "$here/install.php" "$DIR/site" "http://127.0.0.1:$port" "$(cat "$DIR/colophon.url")" "$(cat "$DIR/key")" 2>"$DIR/install.err"
  PHP_CLI_SERVER_WORKERS=4 php -S "127.0.0.1:$port" -t "$DIR/site" "$here/router.php" >"$DIR/web.log" 2>&1 &
  echo $! >"$DIR/web.pid"
  await WordPress curl -sf "http://127.0.0.1:$port/wp-login.php"
}

up() {
  mkdir -p "$DIR"
  install_packages
  say 'packages are installed'
  start_colophon
  say "Colophon: $(cat "$DIR/colophon.url")"
  start_database
  start_wordpress
  say "WordPress: $(cat "$DIR/wordpress.url"), accounts admin (admin-pass) and editor (editor-pass)"
}

walk() {
  mkdir -p "$DIR/node" "$OUT"
  [ -d "$DIR/node/node_modules/axe-core" ] || npm install --silent --no-audit --no-fund --prefix "$DIR/node" playwright-core@1.56.0 axe-core@4.11.0 >/dev/null
  NODE_PATH="$DIR/node/node_modules" node "$here/walk.cjs" "$DIR" "$OUT"
  php "$here/rules.php" "$DIR/site" "$(cat "$DIR/wordpress.url")" "$@"
}

down() {
  local name pid
  for name in web db colophon; do
    [ -f "$DIR/$name.pid" ] || continue
    pid=$(cat "$DIR/$name.pid")
    pkill -P "$pid" 2>/dev/null || true
    kill "$pid" 2>/dev/null || true
    rm -f "$DIR/$name.pid"
  done
}

case $what in
  up) up ;;
  walk) walk ;;
  down) down ;;
  all)
    trap down EXIT
    up
    walk uninstall
    php "$here/network.php" "$DIR/site" make
    php "$here/network.php" "$DIR/site"
    ;;
  *)
    sed -n '2,11p' "$0" >&2
    exit 2
    ;;
esac
