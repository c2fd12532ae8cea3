<?php
/**
 * Plugin Name:       Colophon
 * Description:       Suggested subjects, names and target groups while an article is written, a verdict before it is published, and lists for readers that hold only what is current.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Colophon
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       colophon
 * Domain Path:       /languages
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

define( 'COLOPHON_VERSION', '1.0.0' );
define( 'COLOPHON_FILE', __FILE__ );

foreach ( array( 'settings', 'client', 'item', 'queue', 'answers', 'sync', 'words', 'view', 'rest', 'list', 'editor', 'texts', 'settings-page' ) as $colophon_part ) {
	require_once __DIR__ . "/includes/class-colophon-$colophon_part.php";
}

Colophon_Texts::register();
Colophon_Sync::register();
Colophon_Rest::register();
Colophon_List::register();
Colophon_Editor::register();
Colophon_Settings_Page::register();

register_activation_hook( __FILE__, array( 'Colophon_Sync', 'activate' ) );
register_deactivation_hook( __FILE__, array( 'Colophon_Sync', 'deactivate' ) );
