<?php
/**
 * The plugin in a network of sites, after rules.php: php network.php SITE make, then php network.php SITE
 *
 * `make` turns the installed WordPress into a network. The other call switches the plugin on for the whole network,
 * off and deletes it; nothing of it may be left on either site.
 */

list( , $site )       = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

function expect( $what, $expected, $found ) {
	if ( $expected !== $found ) {
		fwrite( STDERR, "$what: expected " . wp_json_encode( $expected ) . ', found ' . wp_json_encode( $found ) . "\n" );
		exit( 1 );
	}
}

if ( in_array( 'make', $argv, true ) ) {
	foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
		$wpdb->$name = $table;
	}
	install_network();
	expect( 'a network', true, populate_network( 1, '127.0.0.1', 'admin@example.org', 'Netz', '/', false ) );
	$lines = '';
	foreach ( array(
		'MULTISITE'            => true,
		'SUBDOMAIN_INSTALL'    => false,
		'DOMAIN_CURRENT_SITE'  => '127.0.0.1',
		'PATH_CURRENT_SITE'    => '/',
		'SITE_ID_CURRENT_SITE' => 1,
		'BLOG_ID_CURRENT_SITE' => 1,
	) as $name => $value ) {
		$lines .= "define( '$name', " . var_export( $value, true ) . " );\n";
	}
	file_put_contents( "$site/wp-config.php", str_replace( 'if ( ! defined', "{$lines}if ( ! defined", file_get_contents( "$site/wp-config.php" ) ) );
	exit;
}

/** What of the plugin is on each site: its table, its schedule, its other options. */
function left( $sites ) {
	global $wpdb;
	$found = array();
	foreach ( $sites as $id ) {
		switch_to_blog( $id );
		$found[] = array(
			count( $wpdb->get_col( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( "{$wpdb->prefix}colophon_queue" ) ) ) ),
			(int) (bool) wp_next_scheduled( 'colophon_retry' ),
			count( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'colophon%'" ) ),
		);
		restore_current_blog();
	}
	return $found;
}

$second = wp_insert_site(
	array(
		'domain'     => '127.0.0.1',
		'path'       => '/zwei/',
		'network_id' => 1,
		'user_id'    => 1,
		'title'      => 'Zwei',
	)
);
expect( 'another site', true, is_int( $second ) );
$sites = array( 1, $second );
activate_plugin( 'colophon/colophon.php', '', true );
foreach ( $sites as $id ) {
	switch_to_blog( $id );
	update_option( 'colophon_settings', array( 'imprint' => 'abendbogen' ) );
	restore_current_blog();
}
expect( 'switched on', array( array( 1, 1, 2 ), array( 1, 1, 2 ) ), left( $sites ) );
deactivate_plugins( 'colophon/colophon.php', false, true );
expect( 'switched off', array( array( 1, 0, 2 ), array( 1, 0, 2 ) ), left( $sites ) );
uninstall_plugin( 'colophon/colophon.php' );
expect( 'deleted', array( array( 0, 0, 0 ), array( 0, 0, 0 ) ), left( $sites ) );
echo "the plugin leaves nothing on the sites of a network\n";
