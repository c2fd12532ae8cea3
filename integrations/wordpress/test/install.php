<?php
/**
 * Installs WordPress without a browser, for the test: php install.php SITE URL COLOPHON KEY
 *
 * Makes the accounts admin and editor, switches the plugin on and stores its settings.
 */

list( , $site, $url, $colophon, $key ) = $argv;
$parts   = parse_url( $url );
$_SERVER = array_merge(
	$_SERVER,
	array(
		'HTTP_HOST'       => $parts['host'] . ':' . $parts['port'],
		'SERVER_NAME'     => $parts['host'],
		'SERVER_PROTOCOL' => 'HTTP/1.1',
		'REQUEST_METHOD'  => 'GET',
		'REQUEST_URI'     => '/',
		'REMOTE_ADDR'     => '127.0.0.1',
	)
);
define( 'WP_INSTALLING', true );
define( 'WP_SITEURL', $url );

/** Replaces WordPress's own, which sends mail. */
function wp_new_blog_notification() {}

require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

$locale = getenv( 'WP_TEST_LOCALE' );
$admin  = wp_install( 'Der Abendbogen', 'admin', 'admin@example.org', true, '', 'admin-pass', $locale ? $locale : '' )['user_id'];
wp_set_password( 'admin-pass', $admin );
$editor = wp_create_user( 'editor', 'editor-pass', 'editor@example.org' );
( new WP_User( $editor ) )->set_role( 'editor' );
wp_update_user(
	array(
		'ID'           => $editor,
		'display_name' => 'Margarethe Kolb',
	)
);
foreach ( array( $admin, $editor ) as $user ) {
	update_user_meta(
		$user,
		$GLOBALS['wpdb']->prefix . 'persisted_preferences',
		array(
			'core/edit-post' => array(
				'welcomeGuide'         => false,
				'welcomeGuideTemplate' => false,
			),
			'_modified'      => gmdate( 'c' ),
		)
	);
}
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'timezone_string', 'Europe/Berlin' );
update_option( 'date_format', 'j. F Y' );
update_option( 'time_format', 'G:i' );
activate_plugin( 'colophon/colophon.php' );
update_option(
	'colophon_settings',
	array(
		'address'      => $colophon,
		'key'          => $key,
		'imprint'      => 'abendbogen',
		'source'       => 'cms',
		'desk'         => 'desk-abendbogen',
		'prefix'       => 'wp-',
		'content_type' => 'news',
		'territory'    => 'DE',
		'post_types'   => array( 'post' ),
	)
);
echo 'WordPress ', $GLOBALS['wp_version'], " installed\n";
